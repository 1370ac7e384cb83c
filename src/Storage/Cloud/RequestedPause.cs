using System.Runtime.CompilerServices;
using Google.Apis.Http;

namespace Storage.Cloud;

/// <summary>Pause that a response requests (Retry-After). Google's exceptions do not carry it, so a response handler records it.</summary>
internal static class RequestedPause
{
    private static readonly AsyncLocal<StrongBox<TimeSpan?>?> Noted = new();

    /// <summary>Records the pause for the caller of <see cref="Begin"/>.</summary>
    public static IHttpUnsuccessfulResponseHandler Recorder { get; } = new Handler();

    /// <summary>Starts recording the pauses that responses to the caller's requests ask for.</summary>
    /// <returns>The holder of the last recorded pause.</returns>
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
