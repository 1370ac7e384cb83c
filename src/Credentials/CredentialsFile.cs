using System.Text.Json;

namespace Credentials;

/// <summary>A file with Google credentials. Its secrets are not kept.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Kind">The kind.</param>
/// <param name="SubjectTokenFile">
/// The file that holds the token of the other identity provider, as the credentials name it: relative paths count from the working folder of
/// the process. Null where there is none.
/// </param>
/// <param name="ServiceAccount">The address of the service account that is impersonated; null where none is.</param>
/// <remarks>https://cloud.google.com/docs/authentication/application-default-credentials</remarks>
public sealed record CredentialsFile(string Path, CredentialsKind Kind, string? SubjectTokenFile, string? ServiceAccount)
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "GOOGLE_APPLICATION_CREDENTIALS";

    private const string WellKnownName = "application_default_credentials.json";

    /// <summary>The file that this process uses; null where there is none, as on a machine with an account of its own.</summary>
    public static CredentialsFile? OfProcess()
    {
        var path = Locate(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
        return File.Exists(path) ? Read(path) : null;
    }

    /// <returns>The path that <see cref="Variable"/> names, else the path of gcloud's file. The file may be missing.</returns>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="home">The user's home.</param>
    public static string Locate(Func<string, string?> variable, string home)
    {
        if (variable(Variable) is { Length: > 0 } named)
            return named;
        var folder = variable("CLOUDSDK_CONFIG") is { Length: > 0 } configured ? configured : System.IO.Path.Combine(home, ".config", "gcloud");
        return System.IO.Path.Combine(folder, WellKnownName);
    }

    /// <summary>Reads the kind of the credentials. A file that is not understood is of the kind <see cref="CredentialsKind.Other"/>.</summary>
    public static CredentialsFile Read(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(full));
            var root = document.RootElement;
            return new(full, KindOf(root), SubjectTokenFileOf(root), ServiceAccountOf(root));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return new(full, CredentialsKind.Other, null, null);
        }
    }

    private static CredentialsKind KindOf(JsonElement credentials) => Text(credentials, "type") switch
    {
        "authorized_user" => CredentialsKind.AuthorizedUser,
        "service_account" => CredentialsKind.ServiceAccount,
        "external_account" => CredentialsKind.ExternalAccount,
        "impersonated_service_account" => CredentialsKind.ImpersonatedServiceAccount,
        _ => CredentialsKind.Other,
    };

    // The source of an impersonation may itself be an external account.
    private static string? SubjectTokenFileOf(JsonElement credentials)
    {
        if (Member(credentials, "credential_source") is { } source)
            return Text(source, "file");
        return Member(credentials, "source_credentials") is { } impersonating ? SubjectTokenFileOf(impersonating) : null;
    }

    // …/serviceAccounts/ADDRESS:generateAccessToken
    private static string? ServiceAccountOf(JsonElement credentials) =>
        Text(credentials, "service_account_impersonation_url") is { } address
            ? address[(address.LastIndexOf('/') + 1)..].Split(':')[0]
            : null;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
