using Credentials;
using Storage.Locations;

namespace Build.Containers;

/// <summary>The user's credentials for a <c>gs://</c> bucket, mounted into a container as files.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="home">The user's home folder.</param>
/// <remarks>https://cloud.google.com/docs/authentication/application-default-credentials</remarks>
internal sealed class GoogleCredentials(Func<string, string?> variable, string home)
{
    public static GoogleCredentials OfUser { get; } = new(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <returns>
    /// The credentials file. A subject token file that it names exists and has an absolute path. Null for a folder, which needs no credentials.
    /// </returns>
    /// <exception cref="FaultException">A file is missing, or a container cannot find it.</exception>
    public CredentialsFile? FileFor(string bucket)
    {
        if (!ObjectAddress.IsCloud(bucket))
            return null;
        var path = CredentialsFile.Locate(variable, home);
        if (!File.Exists(path))
        {
            throw new FaultException(
                FaultKind.Settings,
                $"{bucket}: no credentials for a container ({path} is missing). Create them: gcloud auth application-default login");
        }

        var credentials = CredentialsFile.Read(path);
        return credentials.SubjectTokenFile switch
        {
            { } token when !Path.IsPathFullyQualified(token) => throw new FaultException(
                FaultKind.Settings,
                $"{credentials.Path}: credential_source.file: {token} is a relative path, which is another file in a container. Give an absolute path."),
            { } token when !File.Exists(token) => throw new FaultException(
                FaultKind.Settings, $"{credentials.Path}: credential_source.file: {token} is missing. Check the path, and what writes the token."),
            _ => credentials,
        };
    }
}
