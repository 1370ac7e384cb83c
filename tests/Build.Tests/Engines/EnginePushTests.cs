using Build.Engines;
using CakeTestKit;
using Faults;
using Pipelines;

namespace Build.Tests.Engines;

public sealed class EnginePushTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void The_digest_Docker_tells_last_is_the_image_s()
    {
        using var docker = new RecordingProgram(
            "docker", $"echo 'layer: Pushed'; echo '0: digest: {Digest.Replace('0', '9')} size: 1'; echo '1: digest: {Digest} size: 527'");

        Push(ContainerEngine.Docker, docker, "host:5000/team/image:1").Should().Be(Digest);

        docker.Arguments.Should().Equal("push", "host:5000/team/image:1");
    }

    [Fact]
    public void Podman_writes_the_digest_to_a_file_that_does_not_stay()
    {
        using var podman = new RecordingProgram("podman", $"printf '{Digest}' > \"$3\"");

        Push(ContainerEngine.Podman, podman, "host/image:1").Should().Be(Digest);

        podman.Arguments.Should().HaveCount(4).And.HaveElementAt(0, "push").And.HaveElementAt(1, "--digestfile").And.HaveElementAt(3, "host/image:1");
        File.Exists(podman.Arguments[2]).Should().BeFalse();
    }

    [Theory]
    [InlineData(ContainerEngine.Docker, "docker")]
    [InlineData(ContainerEngine.Podman, "podman")]
    public void A_program_that_tells_no_digest_is_a_fault(ContainerEngine engine, string name)
    {
        using var program = new RecordingProgram(name, "echo pushed");

        Refusal(() => Push(engine, program, "host/image:1"), FaultKind.Tool)
            .Should().Be($"host/image:1: {name} pushed it, but did not print its digest. Update {name}.");
    }

    [Theory]
    [InlineData(ContainerEngine.Docker, "docker")]
    [InlineData(ContainerEngine.Podman, "podman")]
    public void What_the_registry_says_is_the_fault(ContainerEngine engine, string name)
    {
        using var program = new RecordingProgram(name, "echo 'Copying blob 1' >&2; echo 'Error: writing blob: denied: no.' >&2; exit 125");

        Refusal(() => Push(engine, program, "host/image:1"), FaultKind.Remote).Should().Be(
            $"{name} push host/image:1: Error: writing blob: denied: no. Check user and password: {name} login, or image.login. "
            + "The user must have read and write access.");
    }

    [Fact]
    public void An_engine_that_does_not_run_is_a_fault_of_the_tool()
    {
        using var folder = new TempFolder();
        var socket = $"unix://{folder.PathOf("none.sock")}";
        var program = new EngineProgram(ContainerEngine.Docker, Tools.Require("docker")).With("DOCKER_HOST", socket);

        Refusal(() => new Engine(RealCake.Context(), program).Push("host/image:1"), FaultKind.Tool).Should().Be(
            $"docker push host/image:1: Cannot connect to the Docker daemon at {socket}. Is the docker daemon running? "
            + "Start the engine, for example: sudo systemctl start docker");
    }

    private static string Push(ContainerEngine engine, RecordingProgram program, string image) =>
        new Engine(RealCake.Context(), new EngineProgram(engine, program.Path)).Push(image);

    private static string Refusal(Func<string> push, FaultKind kind)
    {
        var fault = push.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(kind);
        return fault.Message;
    }
}
