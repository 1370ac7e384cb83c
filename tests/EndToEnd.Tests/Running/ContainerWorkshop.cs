using System.Text.Json;

namespace EndToEnd.Tests.Running;

/// <summary>A pipeline whose trainer runs in a container.</summary>
public class ContainerWorkshop : IDisposable
{
    public const string Password = ContainerServices.Password;

    private readonly ContainerServices _services;
    private readonly TempFolder _folder = new();
    private readonly Lazy<Workshop> _workshop;

    public ContainerWorkshop(ContainerServices services) => (_services, _workshop) = (services, new(Prepare));

    public DockerEngine Docker => _services.Docker;

    public ContainerRegistry Registry => _services.Registry;

    public IContainerEngine Engine => Docker;

    /// <summary>The pipeline. The test is skipped where Docker, its registry or a Debian archive is not to be had.</summary>
    public Workshop Workshop => _workshop.Value;

    /// <summary>A folder at the head of the PATH.</summary>
    public string Tools => Directory.CreateDirectory(_folder.PathOf("tools")).FullName;

    /// <summary>What gcloud takes for its user's token.</summary>
    public string TokenFile => _folder.PathOf("token");

    /// <summary>What the image is called, with its tag.</summary>
    public string Image => $"{Registry.Address}/team/{Workshop.Name}:1";

    /// <summary>The image as the manifest has it.</summary>
    public (string Id, string? Pushed) Recorded()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Workshop.PathOf("manifest.json")));
        var image = manifest.RootElement.GetProperty("image");
        return (image.GetProperty("id").GetString()!, image.TryGetProperty("pushed", out var pushed) ? pushed.GetString() : null);
    }

    /// <summary>Names of the containers that run.</summary>
    public string[] Containers() => Engine.Run("ps", "--format", "{{.Names}}").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Deletes every image but the base, and with them what the engine could build from without building.</summary>
    public void RemoveImages()
    {
        var debian = Engine.Run("images", "--no-trunc", "--quiet", DebianBaseImage.Name);
        foreach (var image in Engine.Run("images", "--no-trunc", "--quiet").Split('\n').Distinct().Where(image => image != debian))
            Engine.Try("rmi", "--force", image);
        Engine.Run("image", "prune", "--force");
    }

    /// <summary>What its builds find in their environment besides.</summary>
    protected virtual IReadOnlyDictionary<string, string> FurtherVariables => new Dictionary<string, string>();

    /// <param name="variables">What its builds find in their environment beside what this process has.</param>
    /// <param name="image">The <c>image</c> section of its pipeline file.</param>
    protected virtual Workshop Create(IReadOnlyDictionary<string, string> variables, Func<Workshop, string> image) =>
        new(rows: 120, image) { Variables = variables };

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        if (_workshop.IsValueCreated)
            _workshop.Value.Dispose();
        _folder.Dispose();
    }

    private Workshop Prepare()
    {
        var variables = new Dictionary<string, string>(Docker.Environment)
        {
            ["PATH"] = $"{Tools}:{Environment.GetEnvironmentVariable("PATH")}",
            ["CLOUDSDK_CONFIG"] = _folder.PathOf("gcloud"),
            ["CLOUDSDK_AUTH_ACCESS_TOKEN_FILE"] = TokenFile,
        };
        foreach (var (name, value) in FurtherVariables)
            variables[name] = value;
        var password = _folder.Write("password", Password + "\n");
        var registry = Registry.Address;
        return Create(variables, workshop => $$"""
            image:
              uri: {{registry}}/team/{{workshop.Name}}:1
              base: {{DebianBaseImage.Name}}
              torch: cpu
              login: password
              user: {{Registry.User}}
              passwordFile: {{password}}
            """);
    }
}
