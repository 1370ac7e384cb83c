using Storage.Locations;

namespace Build.Containers;

/// <summary>The user's credentials for a <c>gs://</c> bucket, mounted into a container as a file.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="home">The user's home folder.</param>
/// <remarks>https://cloud.google.com/docs/authentication/application-default-credentials</remarks>
internal sealed class GoogleCredentials(Func<string, string?> variable, string home)
{
    public const string Variable = "GOOGLE_APPLICATION_CREDENTIALS";

    public static GoogleCredentials OfUser { get; } = new(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <returns>The credentials file; null for a folder, which needs none.</returns>
    /// <exception cref="FaultException">There are no credentials.</exception>
    public string? FileFor(string bucket)
    {
        if (!ObjectAddress.IsCloud(bucket))
            return null;
        var file = variable(Variable) is { Length: > 0 } named ? named : Path.Combine(Configuration, "application_default_credentials.json");
        return File.Exists(file)
            ? Path.GetFullPath(file)
            : throw new FaultException(
                FaultKind.Settings,
                $"{bucket}: no credentials for a container ({file} is missing). Create them: gcloud auth application-default login");
    }

    private string Configuration => variable("CLOUDSDK_CONFIG") is { Length: > 0 } folder ? folder : Path.Combine(home, ".config", "gcloud");
}
