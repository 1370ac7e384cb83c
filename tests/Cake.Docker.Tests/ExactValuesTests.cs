using CsCheck;

namespace Cake.Docker.Tests;

public sealed class ExactValuesTests : IDisposable
{
    private const int Calls = 150;

    private readonly RecordingProgram _program = new("docker");

    public void Dispose() => _program.Dispose();

    [Fact]
    public void Each_value_of_a_setting_reaches_the_program_as_it_is() =>
        Gen.Select(ExactValues.All, ExactValues.Lists).Sample(
            (name, variables) =>
            {
                var settings = new DockerContainerRunSettings { ToolPath = _program.Path, Env = variables, Name = name };
                RealCake.Context().DockerRunWithoutResult(settings, "image", null!);
                _program.Arguments.Should().Equal(["run", .. variables.SelectMany(value => new[] { "--env", value }), "--name", name, "image"]);
            },
            iter: Calls, threads: 1);

    [Fact]
    public void Each_argument_of_a_container_reaches_the_program_as_it_is() =>
        Gen.Select(ExactValues.All.Where(command => command != ""), ExactValues.Lists).Sample(
            (command, arguments) =>
            {
                RealCake.Context().DockerRun(new DockerContainerRunSettings { ToolPath = _program.Path }, "image", command, arguments);
                _program.Arguments.Should().Equal(["run", "image", command, .. arguments]);
            },
            iter: Calls, threads: 1);

    [Fact]
    public void A_secret_reaches_the_program_as_it_is_and_no_log() =>
        ExactValues.All.Where(password => password.Trim().Length > 4).Sample(
            password =>
            {
                var log = new KeptLog();
                var settings = new DockerRegistryLoginSettings { ToolPath = _program.Path, Username = "user", Password = password };
                RealCake.Context(log).DockerLogin(settings, "registry:5000");
                _program.Arguments.Should().Equal("login", "--password", password, "--username", "user", "registry:5000");
                log.Lines.Should().ContainSingle(line => line.Contains("login --password"))
                    .Which.Should().EndWith(" login --password \"[REDACTED]\" --username \"user\" \"registry:5000\"");
            },
            iter: Calls, threads: 1);

    [Theory]
    [InlineData("a b")]
    [InlineData("--file=x")]
    [InlineData("\"quoted\"")]
    [InlineData("back\\slash\\")]
    public void A_build_context_reaches_the_program_as_it_is(string path)
    {
        RealCake.Context().DockerBuild(new DockerImageBuildSettings { ToolPath = _program.Path }, path);

        _program.Arguments.Should().Equal("image", "build", path);
    }

    [Fact]
    public void An_empty_secret_is_passed_on()
    {
        var settings = new DockerRegistryLoginSettings { ToolPath = _program.Path, Username = "user", Password = "" };

        RealCake.Context(new KeptLog()).DockerLogin(settings);

        _program.Arguments.Should().Equal("login", "--password", "", "--username", "user");
    }
}
