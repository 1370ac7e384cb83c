using Xunit;

namespace TestKit;

/// <summary>Podman with storage of the tests' own: a fixture. A test is skipped where Podman is not installed or may not run.</summary>
public sealed class PodmanEngine : IContainerEngine, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Dictionary<string, string>> _environment;

    public PodmanEngine() => _environment = new(Prepare);

    public string Program => Tools.Require("podman");

    public IReadOnlyDictionary<string, string> Environment => _environment.Value;

    /// <summary>Lets Podman speak plain HTTP to <paramref name="registry"/>, as Docker does to every loopback address.</summary>
    public void Trust(ContainerRegistry registry) =>
        File.WriteAllText(Environment["CONTAINERS_REGISTRIES_CONF"], $"[[registry]]\nlocation = \"{registry.Address}\"\ninsecure = true\n");

    public void Dispose()
    {
        if (_environment.IsValueCreated)
            ((IContainerEngine)this).Try("rm", "--all", "--force");
        Mounts.Release(_folder.Path);
        _folder.Dispose();
    }

    private Dictionary<string, string> Prepare()
    {
        var program = Program;
        var environment = new Dictionary<string, string>
        {
            ["CONTAINERS_STORAGE_CONF"] = StorageOf("overlay"),
            // By itself it asks for as many open files as the kernel may give, which root need not be allowed.
            ["CONTAINERS_CONF"] = _folder.Write("containers.conf", """
                [containers]
                default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
                [engine]
                cgroup_manager = "cgroupfs"
                events_logger = "file"
                """),
            ["CONTAINERS_REGISTRIES_CONF"] = _folder.Write("registries.conf", ""),
            ["REGISTRY_AUTH_FILE"] = _folder.Write("auth.json", "{}"),
            ["TMPDIR"] = Directory.CreateDirectory(_folder.PathOf("tmp")).FullName,
        };
        var answer = Command.Run(program, ["info"], environment);
        if (answer.ExitCode != 0)
        {
            // It copies whole layers, and works on every file system.
            StorageOf("vfs");
            answer = Command.Run(program, ["info"], environment);
        }

        if (answer.ExitCode != 0)
            Assert.Skip($"podman may not run on this machine\n{answer.Error}");
        return environment;
    }

    private string StorageOf(string driver) => _folder.Write("storage.conf", $"""
        [storage]
        driver = "{driver}"
        graphroot = "{_folder.PathOf("graph")}"
        runroot = "{_folder.PathOf("run")}"
        """);
}
