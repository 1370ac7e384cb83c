using Build.Engines;
using CakeTestKit;
using Faults;
using Pipelines;

namespace Build.Tests.Engines;

public sealed class EngineExceptionTests
{
    [Theory]
    [InlineData("no basic auth credentials", FaultKind.Remote,
        "no basic auth credentials. Check user and password: docker login, or image.login. The user must have read and write access.")]
    [InlineData("received unexpected HTTP status: 503", FaultKind.Remote,
        "received unexpected HTTP status: 503. Check the registry's address, and that the registry is running.")]
    [InlineData("toomanyrequests: slow down.", FaultKind.Remote,
        "toomanyrequests: slow down. The registry's quota is exhausted: wait, or request a larger quota.")]
    [InlineData("manifest unknown", FaultKind.Remote, "manifest unknown. Check the image's name.")]
    [InlineData("write /x: no space left on device", FaultKind.Tool,
        "write /x: no space left on device. Free disk space for docker's images: docker system prune")]
    [InlineData("permission denied while trying to connect to the Docker daemon socket", FaultKind.Tool,
        "permission denied while trying to connect to the Docker daemon socket. Add this user to the group docker: sudo usermod -aG docker $USER, then log in again.")]
    [InlineData("Cannot connect to the Docker daemon at unix:///x", FaultKind.Tool,
        "Cannot connect to the Docker daemon at unix:///x. Start the engine, for example: sudo systemctl start docker")]
    [InlineData("boom", FaultKind.Tool, "boom. Read what docker wrote above, or run it by hand.")]
    public void A_failure_is_one_line_that_says_what_to_do(string said, FaultKind kind, string line)
    {
        using var docker = new RecordingProgram("docker", $"echo '{said}' >&2; exit 1");
        var pull = () => new Engine(RealCake.Context(), new EngineProgram(ContainerEngine.Docker, docker.Path)).Pull("example.com/a:1");

        var exception = pull.Should().Throw<EngineException>().Which;

        (exception.Kind, exception.Message).Should().Be((kind, $"docker pull example.com/a:1: {line}"));
    }
}
