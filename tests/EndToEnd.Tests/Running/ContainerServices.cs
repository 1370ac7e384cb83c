namespace EndToEnd.Tests.Running;

/// <summary>
/// An engine with a base image and a registry with a password. All tests share them, one test after another: an image that one pipeline built
/// and pushed leaves layers that the next one need not build and push.
/// </summary>
public sealed class ContainerServices : IDisposable
{
    public const string Password = "a $ecret: \"ä\"";

    private readonly Lazy<DockerEngine> _docker;

    public ContainerServices() => _docker = new(Import);

    public DebianBaseImage Debian { get; } = new();

    public ContainerRegistry Registry { get; } = new() { User = "pusher", Password = Password };

    /// <summary>Has <see cref="Debian"/>. The test is skipped where Docker or a Debian archive is not to be had.</summary>
    public DockerEngine Docker => _docker.Value;

    public void Dispose()
    {
        if (_docker.IsValueCreated)
            _docker.Value.Dispose();
        Registry.Dispose();
        Debian.Dispose();
    }

    private DockerEngine Import()
    {
        var docker = new DockerEngine();
        try
        {
            Debian.ImportInto(docker);
            return docker;
        }
        catch
        {
            docker.Dispose();
            throw;
        }
    }
}
