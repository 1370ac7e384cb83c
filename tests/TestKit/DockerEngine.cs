using Xunit;

namespace TestKit;

/// <summary>
/// A Docker engine of the tests' own, beside any other: a fixture, started when a test first asks for <see cref="Environment"/>.
/// A test is skipped where Docker is not installed or may not run.
/// </summary>
/// <remarks>It has no bridge: images are built with <c>--network host</c> or <c>none</c>, and containers run so.</remarks>
public sealed class DockerEngine : IContainerEngine, IDisposable
{
    private static readonly string[] Forbidden = ["permission denied", "operation not permitted", "needs to be started with root"];

    private readonly TempFolder _folder = new();
    private ServerProcess? _daemon;
    private bool _wasStarted;

    /// <summary>Where it keeps its images; a folder of its own when null.</summary>
    public string? DataFolder { get; init; }

    public string Program => Tools.Require("docker");

    public IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            if (!_wasStarted)
                Start();
            return Variables;
        }
    }

    /// <summary>Where the engine listens, as in DOCKER_HOST.</summary>
    public string Host => $"unix://{_folder.PathOf("docker.sock")}";

    private Dictionary<string, string> Variables => new()
    {
        ["DOCKER_HOST"] = Host,
        ["DOCKER_CONFIG"] = _folder.PathOf("config"),
        ["DOCKER_CONTEXT"] = "",
    };

    /// <summary>Starts it; once stopped, at the address and with the images it had.</summary>
    public void Start()
    {
        var program = Program;
        var daemon = Tools.Require("dockerd");
        if (System.Environment.UserName != "root")
            Assert.Skip("dockerd needs root");
        var server = new ServerProcess(daemon, [
            "--iptables=false",
            "--ip6tables=false",
            "--bridge=none",
            $"--data-root={DataFolder ?? _folder.PathOf("data")}",
            $"--exec-root={_folder.PathOf("exec")}",
            $"--pidfile={_folder.PathOf("docker.pid")}",
            $"--config-file={_folder.Write("daemon.json", "{}")}",
            $"--host={Host}",
        ]);
        if (!server.WaitUntil(() => Command.Run(program, ["info"], Variables).ExitCode == 0))
        {
            var log = server.Log;
            server.Dispose();
            if (Forbidden.Any(words => log.Contains(words, StringComparison.OrdinalIgnoreCase)))
                Assert.Skip($"dockerd may not run on this machine\n{log}");
            Assert.Fail(log);
        }

        (_daemon, _wasStarted) = (server, true);
    }

    /// <summary>Ends it, so that its address refuses connections.</summary>
    public void Stop()
    {
        _daemon?.Dispose();
        _daemon = null;
    }

    public void Dispose()
    {
        Stop();
        Mounts.Release(_folder.Path);
        _folder.Dispose();
    }
}
