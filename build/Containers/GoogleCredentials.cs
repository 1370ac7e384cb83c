namespace Build.Containers;

/// <summary>The user's credentials for a <c>gs://</c> bucket, which a container is given as a file.</summary>
/// <remarks>https://cloud.google.com/docs/authentication/application-default-credentials</remarks>
public static class GoogleCredentials
{
    public const string Variable = "GOOGLE_APPLICATION_CREDENTIALS";

    private const string CloudScheme = "gs://";

    public static bool AreNeededFor(string bucket) => bucket.StartsWith(CloudScheme, StringComparison.Ordinal);

    /// <returns>The file; null for a folder.</returns>
    /// <exception cref="FaultException">There is none.</exception>
    public static string? FileFor(string bucket)
    {
        if (!AreNeededFor(bucket))
            return null;
        var file = System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : WellKnown();
        return File.Exists(file)
            ? Path.GetFullPath(file)
            : throw new FaultException(
                FaultKind.Settings,
                $"{bucket}: no credentials for a container ({file} is missing). Make them: gcloud auth application-default login");
    }

    private static string WellKnown()
    {
        var configuration = System.Environment.GetEnvironmentVariable("CLOUDSDK_CONFIG") is { Length: > 0 } folder
            ? folder
            : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".config", "gcloud");
        return Path.Combine(configuration, "application_default_credentials.json");
    }
}
