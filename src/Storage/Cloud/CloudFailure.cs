using System.Net.Sockets;
using System.Text.RegularExpressions;
using Credentials;
using Google;
using Google.Apis.Auth.OAuth2.Responses;

namespace Storage.Cloud;

/// <summary>Classifies and describes exceptions of Google's client.</summary>
internal static partial class CloudFailure
{
    /// <summary>Command that creates a user's credentials.</summary>
    public const string SignIn = "gcloud auth application-default login";

    private const int MostCharacters = 300;

    /// <summary>HTTP status of the response; null when there was none.</summary>
    public static int? StatusOf(Exception exception) => exception is GoogleApiException refused ? (int)refused.HttpStatusCode : null;

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool MayPass(Exception exception, CancellationToken cancellation) => exception switch
    {
        GoogleApiException refused => MayPass((int)refused.HttpStatusCode),
        OperationCanceledException => !cancellation.IsCancellationRequested,
        BrokenTransferException => true,
        HttpRequestException broken => broken.HttpRequestError != HttpRequestError.SecureConnectionError,
        HttpIOException => true,
        IOException broken => broken.InnerException is SocketException,
        _ => CredentialsFailure.MayPass(exception),
    };

    /// <returns>A description of the problem with the credentials and the next step; null when the credentials are not the cause.</returns>
    public static string? ExplainCredentials(Exception exception) => Federated(exception) ?? exception switch
    {
        NoCredentialsException =>
            $"there are no usable Google credentials. Run {SignIn}, or set GOOGLE_APPLICATION_CREDENTIALS to a key file.",
        _ when StatusOf(exception) == 401 || (exception is TokenResponseException && !MayPass(exception, CancellationToken.None)) =>
            $"the Google credentials were not accepted: {Describe(exception)}. Run {SignIn} again, or renew the key file.",
        _ => null,
    };

    // Requests for objects fail with these exceptions, too.
    private static string? Federated(Exception exception) => exception switch
    {
        NoCredentialsException { InnerException: { } cause } => CredentialsFailure.Explain(cause, CredentialsFile.OfProcess()),
        HttpRequestException or InvalidOperationException => null,
        _ => CredentialsFailure.Explain(exception, CredentialsFile.OfProcess()),
    };

    /// <summary>Message for a bucket that does not exist, with the next step.</summary>
    public static string NoSuchBucket(string bucket) =>
        $"there is no such bucket. Check its name, or create it: gcloud storage buckets create gs://{bucket}";

    public static bool IsBucketMissing(Exception exception) =>
        StatusOf(exception) == 404 && MessageOf((GoogleApiException)exception).Contains("bucket does not exist", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the server received content that differs from the announced checksum.</summary>
    public static bool IsWrongContent(Exception exception) =>
        StatusOf(exception) == 400 && MessageOf((GoogleApiException)exception).Contains("crc32c", StringComparison.OrdinalIgnoreCase);

    /// <summary>Describes the exception in one line, without secrets.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        GoogleApiException refused => $"the server answers {(int)refused.HttpStatusCode}{Quote(MessageOf(refused))}",
        OperationCanceledException => "the server did not respond in time",
        HttpRequestException broken => $"the server cannot be reached{Quote(broken.GetBaseException().Message)}",
        _ => OneLine(exception.GetBaseException().Message),
    };

    private static bool MayPass(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;

    private static string MessageOf(GoogleApiException refused) => refused.Error?.Message ?? "";

    private static string Quote(string message) => OneLine(message) is { Length: > 0 } text ? $" ({text})" : "";

    private static string OneLine(string message)
    {
        var line = Secret().Replace(LineBreaks().Replace(message.Trim(), " "), "…").TrimEnd('.');
        return line.Length <= MostCharacters ? line : line[..MostCharacters] + "…";
    }

    [GeneratedRegex(@"\s*[\p{Cc}\u2028\u2029]+\s*")]
    private static partial Regex LineBreaks();

    // A proxy may quote the request in its response. Neither the token nor the id of an upload session may reach a log.
    [GeneratedRegex(@"(?i)\bbearer\s+\S+|\bya29\.\S+|\beyJ[\w-]+\.\S+|\bupload_id=\S+")]
    private static partial Regex Secret();
}
