using System.Runtime.CompilerServices;
using Google.Apis.Http;

namespace Storage.Cloud;

/// <summary>The pause an answer asked for. Google's exceptions do not carry it, so it is noted where the answer comes in.</summary>
internal static class RequestedPause
{
    private static readonly AsyncLocal<StrongBox<TimeSpan?>?> Noted = new();

    /// <summary>Notes the pause for whoever has called <see cref="Begin"/> further up.</summary>
    public static IHttpUnsuccessfulResponseHandler Recorder { get; } = new Handler();

    /// <returns>Where the pause will stand that answers to this caller's next requests ask for.</returns>
    public static StrongBox<TimeSpan?> Begin() => Noted.Value = new StrongBox<TimeSpan?>();

    private sealed class Handler : IHttpUnsuccessfulResponseHandler
    {
        public Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
        {
            if (Noted.Value is { } noted && args.Response.Headers.RetryAfter is { } asked)
                noted.Value = asked.Delta ?? (asked.Date - args.Response.Headers.Date);
            return Task.FromResult(false);
        }
    }
}
