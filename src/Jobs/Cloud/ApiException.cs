using System.Net;

namespace Jobs.Cloud;

/// <summary>A request did not do what it was sent for.</summary>
/// <param name="message">What the server answered, or what became of the connection; no whole sentence.</param>
internal sealed class ApiException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The status of the answer; null when there was none.</summary>
    public HttpStatusCode? Status { get; init; }

    public GoogleError Error { get; init; } = GoogleError.None;

    /// <summary>The server the request was for.</summary>
    public required string Host { get; init; }

    /// <summary>The pause the server asks for.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>There is no server of that name.</summary>
    public bool HostIsUnknown { get; init; }

    /// <summary>The same request may succeed later.</summary>
    public required bool MayPass { get; init; }

    /// <summary>What was asked for may have been done all the same: the answer got lost, or came from the middle of the work.</summary>
    public required bool MayHaveBeenDone { get; init; }
}
