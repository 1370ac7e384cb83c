using System.Net;
using System.Text.RegularExpressions;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace Credentials;

/// <summary>Explains why federated or impersonated credentials give no access token.</summary>
/// <remarks>
/// https://cloud.google.com/iam/docs/workload-identity-federation, https://cloud.google.com/docs/authentication/use-service-account-impersonation
/// </remarks>
public static partial class CredentialsFailure
{
    private const string TryLater = "Try again later.";

    /// <summary>Whether the same request for a token may succeed later.</summary>
    public static bool MayPass(Exception exception) => exception switch
    {
        TokenResponseException { StatusCode: { } status } => MayPass(status),
        SubjectTokenException { InnerException: HttpRequestException request } => MayPass(request),
        HttpRequestException request => MayPass(request),
        _ => IsEmptyAnswer(exception),
    };

    /// <returns>
    /// What is wrong and what to do next, as one line without secrets; null where the credentials are of another kind, or something else failed.
    /// </returns>
    /// <param name="exception">An exception of Google's client.</param>
    /// <param name="file">The credentials that were used; null for those of the machine.</param>
    public static string? Explain(Exception exception, CredentialsFile? file)
    {
        if (file is not { Kind: CredentialsKind.ExternalAccount or CredentialsKind.ImpersonatedServiceAccount })
            return null;
        var type = file.Kind == CredentialsKind.ExternalAccount ? "external_account" : "impersonated_service_account";
        return Cause(exception, file) is { } cause ? $"Google credentials {file.Path} ({type}): {cause}" : null;
    }

    private static string? Cause(Exception exception, CredentialsFile file) => exception switch
    {
        SubjectTokenException subject => Subject(subject),
        TokenResponseException refused => Refusal(refused, file),
        HttpRequestException request => $"no token server answers ({OneLine(request.Message)}). Check the network, then try again.",
        InvalidOperationException =>
            "the file is incomplete, or of a form that is not supported. Write it again; credential_source takes a file, a URL or AWS.",
        _ when IsEmptyAnswer(exception) => $"the token server's answer is empty. {TryLater}",
        _ => null,
    };

    // The client does not expect a refusal without a body, such as a proxy's.
    private static bool IsEmptyAnswer(Exception exception) => exception is NullReferenceException { Source: "Google.Apis.Auth" };

    private static string Subject(SubjectTokenException failure) => failure.InnerException switch
    {
        HttpRequestException request when MayPass(request) =>
            $"the subject token cannot be fetched ({OneLine(request.Message)}). {TryLater}",
        HttpRequestException request =>
            $"the subject token cannot be fetched ({OneLine(request.Message)}). "
            + "Check credential_source; a job of GitHub Actions needs the permission id-token: write.",
        IOException or UnauthorizedAccessException =>
            $"the subject token cannot be read ({OneLine(failure.InnerException.Message)}). Check credential_source, and that the file was written.",
        _ => "the subject token is not in the form that credential_source.format names. Check that, and what writes the token.",
    };

    private static string Refusal(TokenResponseException failure, CredentialsFile file)
    {
        var status = failure.StatusCode is { } code ? $"HTTP {(int)code}" : "no status";
        if (failure.StatusCode is { } temporary && MayPass(temporary))
            return $"the token server answers {status}. {TryLater}";
        if (IsOAuth(failure.Error))
            return $"the token is refused: {OAuth(failure.Error)}. {NextFor(file)}";
        return file.ServiceAccount is { } account && failure.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            ? $"{account} may not be impersonated ({status}). Check that it exists, and grant the role: gcloud iam service-accounts "
                + $"add-iam-policy-binding {account} --member=MEMBER --role={RoleFor(file.Kind)}"
            : $"the token server answers {status}. {NextFor(file)}";
    }

    // Errors of the impersonation are of Google's form, which the client does not read.
    private static bool IsOAuth(TokenErrorResponse? error) =>
        error?.Error is { Length: > 0 } code && !code.Contains(' ', StringComparison.Ordinal);

    private static string OAuth(TokenErrorResponse error) =>
        OneLine(error.ErrorDescription is { Length: > 0 } description ? $"{error.Error} ({description.TrimEnd('.')})" : error.Error);

    private static string NextFor(CredentialsFile file) => file.Kind == CredentialsKind.ExternalAccount
        ? "Check the audience of the file, and the attribute condition and the issuer of the workload identity provider."
        : "Sign in again: gcloud auth application-default login"
            + (file.ServiceAccount is { } account ? $" --impersonate-service-account={account}" : "");

    private static string RoleFor(CredentialsKind kind) =>
        kind == CredentialsKind.ExternalAccount ? "roles/iam.workloadIdentityUser" : "roles/iam.serviceAccountTokenCreator";

    private static bool MayPass(HttpRequestException request) =>
        request.StatusCode is { } status ? MayPass(status) : request.HttpRequestError != HttpRequestError.SecureConnectionError;

    private static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static string OneLine(string message) => Secret().Replace(LineBreaks().Replace(message.Trim(), " "), "…").TrimEnd('.');

    [GeneratedRegex(@"\s*[\p{Cc}\u2028\u2029]+\s*")]
    private static partial Regex LineBreaks();

    // A server may repeat the token that it refuses.
    [GeneratedRegex(@"(?i)\bbearer\s+\S+|\bya29\.\S+|\beyJ[\w-]+\.[\w.-]+")]
    private static partial Regex Secret();
}
