using System.Net;

namespace Jobs.Cloud;

/// <summary>Failure of a request to a Google API.</summary>
/// <param name="message">The response of the server or the connection error, as a clause.</param>
internal sealed class ApiException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Status of the response; null when there was none.</summary>
    public HttpStatusCode? Status { get; init; }

    public GoogleError Error { get; init; } = GoogleError.None;

    /// <summary>Host that the request was sent to.</summary>
    public required string Host { get; init; }

    /// <summary>Pause that the server requests; null when it requests none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the name of the host cannot be resolved.</summary>
    public bool HostIsUnknown { get; init; }

    /// <summary>Whether the same request may succeed later.</summary>
    public required bool MayPass { get; init; }

    /// <summary>Whether the request may have taken effect, because the response was lost or reports an error during processing.</summary>
    public required bool MayHaveBeenDone { get; init; }
}
