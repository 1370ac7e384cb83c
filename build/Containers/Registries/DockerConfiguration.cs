using System.Text.Json;
using System.Text.Json.Nodes;

namespace Build.Containers.Registries;

/// <summary>A user's configuration of the Docker CLI: logins and the engine's address.</summary>
/// <remarks>https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties</remarks>
internal sealed class DockerConfiguration
{
    private const string FileName = "config.json";

    // Folders beside the file: the engines' contexts and the CLI's plug-ins.
    private static readonly string[] Folders = ["contexts", "cli-plugins"];

    private readonly string _folder;
    private readonly JsonObject _settings;

    /// <exception cref="FaultException">The file is not a Docker configuration.</exception>
    public DockerConfiguration(string folder)
    {
        _folder = folder;
        var path = Path.Combine(folder, FileName);
        try
        {
            _settings = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new FaultException(FaultKind.Tool, $"{path}: not a Docker configuration. Correct it, or delete it and log in again.", exception);
        }
    }

    public static DockerConfiguration OfUser() => new(
        Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker"));

    /// <summary>
    /// Whether the user has logged in to a registry or has a credential helper for it. Logins in a credential store have an entry as well.
    /// </summary>
    public bool Knows(string host) => Has("auths", host) || Has("credHelpers", host);

    /// <summary>Writes a configuration with the same engine and without logins into an empty folder.</summary>
    public void CopyWithoutLogins(string folder)
    {
        var copy = _settings.DeepClone().AsObject();
        foreach (var name in new[] { "auths", "credHelpers", "credsStore" })
            copy.Remove(name);
        File.WriteAllText(Path.Combine(folder, FileName), copy.ToJsonString());
        foreach (var name in Folders.Where(name => Directory.Exists(Path.Combine(_folder, name))))
            Directory.CreateSymbolicLink(Path.Combine(folder, name), Path.GetFullPath(Path.Combine(_folder, name)));
    }

    private bool Has(string section, string host) =>
        _settings[section] is JsonObject entries && entries.Any(entry => entry.Key.Split("://").Last().TrimEnd('/') == host);
}
