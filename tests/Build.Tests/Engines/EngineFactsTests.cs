using Build.Engines;
using Pipelines;

namespace Build.Tests.Engines;

public sealed class EngineFactsTests
{
    [Fact]
    public void Docker_tells_its_version_its_folder_and_its_runtimes() =>
        EngineFacts.Parse(ContainerEngine.Docker, Docker(runtimes: """{"runc":{},"nvidia":{"path":"nvidia-container-runtime"}}"""))
            .Should().Be(new EngineFacts("20.10.24", "/var/lib/docker", HasNvidiaRuntime: true, IsRootless: false, CanSeal: true));

    [Fact]
    public void A_rootless_Docker_says_so_among_its_security_options() =>
        EngineFacts.Parse(ContainerEngine.Docker, Docker(security: """["name=seccomp,profile=default","name=rootless"]"""))
            .IsRootless.Should().BeTrue();

    [Fact]
    public void Images_in_containerd_cannot_be_given_another_configuration() =>
        EngineFacts.Parse(ContainerEngine.Docker, Docker(driver: """[["driver-type","io.containerd.snapshotter.v1"]]""")).CanSeal.Should().BeFalse();

    [Fact]
    public void Lists_may_be_null()
    {
        var facts = EngineFacts.Parse(ContainerEngine.Docker, Docker(driver: "null", security: "null"));

        (facts.IsRootless, facts.CanSeal, facts.HasNvidiaRuntime).Should().Be((false, true, false));
    }

    [Fact]
    public void Podman_tells_the_same_in_other_places()
    {
        var facts = EngineFacts.Parse(ContainerEngine.Podman, """
            {"host":{"security":{"rootless":true}},"store":{"graphRoot":"/home/u/storage"},"version":{"Version":"4.3.1"}}
            """);

        (facts.Version, facts.DataFolder, facts.IsRootless, facts.CanSeal).Should().Be(("4.3.1", "/home/u/storage", true, false));
    }

    private static string Docker(
        string runtimes = """{"runc":{}}""",
        string driver = """[["Backing Filesystem","extfs"]]""",
        string security = """["name=seccomp,profile=default"]""") => $$"""
        {"ServerVersion":"20.10.24","DockerRootDir":"/var/lib/docker","Runtimes":{{runtimes}},"DriverStatus":{{driver}},"SecurityOptions":{{security}}}
        """;
}
