using System.Net;
using System.Net.NetworkInformation;
using Xunit;

namespace TestKit;

/// <summary>
/// An image registry of the tests' own on a loopback port, its images in its own folder: a fixture, started when a test first asks for its
/// <see cref="Address"/>. A test is skipped where docker-registry, or htpasswd for one with a user, is not installed.
/// </summary>
public sealed class ContainerRegistry : IDisposable
{
    private readonly TempFolder _folder = new();
    private ServerProcess? _server;
    private int _port;

    /// <summary>HOST:PORT, as in an image's name.</summary>
    public string Address
    {
        get
        {
            if (_port == 0)
                Start();
            return $"127.0.0.1:{_port}";
        }
    }

    /// <summary>Who may use it; null lets everybody.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The bytes of all the images it holds.</summary>
    public long Size => Directory.EnumerateFiles(ImagesFolder, "data", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private string ImagesFolder => _folder.PathOf("images");

    /// <summary>Starts it; once stopped, at the address and with the images it had.</summary>
    public void Start()
    {
        var program = Tools.Require("docker-registry");
        var users = User is null ? "" : UsersFile();
        if (_port == 0)
            _port = FreePort();
        _server = new ServerProcess(program, ["serve", _folder.Write("registry.yml", Configuration(users))]);
        Assert.True(_server.WaitUntil(Answers), _server.Log);
    }

    /// <summary>Ends it, so that its address refuses connections.</summary>
    public void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    private string UsersFile()
    {
        var line = Command.Run(Tools.Require("htpasswd"), ["-Bbn", User!, Password!]).Require();
        return _folder.Write("users", line + "\n");
    }

    private string Configuration(string users) => $$"""
        version: 0.1
        log: {level: info}
        storage:
          filesystem: {rootdirectory: {{ImagesFolder}}}
          delete: {enabled: true}
        http: {addr: "127.0.0.1:{{_port}}", secret: none}
        {{(users == "" ? "" : $"auth: {{htpasswd: {{realm: tests, path: {users}}}}}")}}
        """;

    private bool Answers()
    {
        using var client = new HttpClient();
        try
        {
            var answer = client.GetAsync($"http://127.0.0.1:{_port}/v2/").GetAwaiter().GetResult();
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <returns>
    /// A port below those that systems give to whoever asks for any (RFC 6335, section 6, and Linux's from 32768 on), so that it stays free
    /// while the registry is not there.
    /// </returns>
    private static int FreePort()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        int port;
        do
            port = Random.Shared.Next(10_000, 32_000);
        while (taken.Contains(port));
        return port;
    }
}
