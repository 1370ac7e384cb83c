using Cake.Core;
using Cake.Core.IO;

namespace Cake.Docker.Tests;

public sealed class ToolTests
{
    private readonly ICakeContext _cake = RealCake.Context();

    [Fact]
    public void A_program_that_fails_is_an_exception_with_its_exit_code()
    {
        using var program = new RecordingProgram("docker", "exit 125");

        var run = () => _cake.DockerRunWithoutResult(new DockerContainerRunSettings { ToolPath = program.Path }, "image", "command");

        run.Should().Throw<CakeException>().WithMessage("Docker: Process returned an error (exit code 125).").Which.ExitCode.Should().Be(125);
    }

    [Fact]
    public void A_program_that_fails_has_no_result()
    {
        using var program = new RecordingProgram("docker", "echo half a result; exit 3");

        var run = () => _cake.DockerRun(new DockerContainerRunSettings { ToolPath = program.Path }, "image", "command");

        run.Should().Throw<CakeException>().Which.ExitCode.Should().Be(3);
    }

    [Fact]
    public void A_program_that_is_missing_is_an_exception()
    {
        using var folder = new TempFolder();

        var push = () => _cake.DockerPush(new DockerImagePushSettings { ToolPath = folder.PathOf("docker") }, "image");

        push.Should().Throw<CakeException>().WithMessage("Docker: Could not locate executable.");
    }

    [Fact]
    public void The_output_is_the_result()
    {
        using var program = new RecordingProgram("docker", "printf 'first é line\\nsecond\\n\\nlast'");
        using var silent = new RecordingProgram("docker");

        _cake.DockerRun(new DockerContainerRunSettings { ToolPath = program.Path }, "image", "command").Should().Be("first é line");
        _cake.DockerPs(new DockerContainerPsSettings { ToolPath = program.Path }).Should().Be("first é line\nsecond\n\nlast");
        _cake.DockerRun(new DockerContainerRunSettings { ToolPath = silent.Path }, "image", "command").Should().BeNull();
        _cake.DockerPs(new DockerContainerPsSettings { ToolPath = silent.Path }).Should().BeEmpty();
    }

    [Fact]
    public void All_of_a_long_output_is_the_result()
    {
        using var program = new RecordingProgram("docker", "i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done");

        _cake.DockerPs(new DockerContainerPsSettings { ToolPath = program.Path, ToolTimeout = TimeSpan.FromMinutes(2) })
            .Should().Be(string.Join('\n', Enumerable.Range(0, 20000).Select(i => $"line {i}")));
    }

    [Fact]
    public void Without_a_result_the_output_stays_on_the_console()
    {
        using var program = new RecordingProgram("docker");
        ProcessSettings? seen = null;

        _cake.DockerPush(new DockerImagePushSettings { ToolPath = program.Path, SetupProcessSettings = process => seen = process }, "image");

        seen.Should().BeEquivalentTo(new { RedirectStandardOutput = false, RedirectStandardError = false }, options => options.ExcludingMissingMembers());
    }

    [Fact]
    public void A_program_that_takes_too_long_is_ended()
    {
        using var program = new RecordingProgram("docker", "exec sleep 600");

        var run = () => _cake.DockerPush(
            new DockerImagePushSettings { ToolPath = program.Path, ToolTimeout = TimeSpan.FromSeconds(1) }, "image");

        run.Should().Throw<TimeoutException>().WithMessage("*Docker");
    }

    [Fact]
    public void The_environment_and_the_folder_are_those_of_the_settings()
    {
        using var program = new RecordingProgram("docker");
        using var folder = new TempFolder();

        _cake.DockerPush(
            new DockerImagePushSettings
            {
                ToolPath = program.Path,
                WorkingDirectory = folder.Path,
                EnvironmentVariables = new Dictionary<string, string> { ["DOCKER_HOST"] = "unix:///a b" },
            },
            "image");

        program.WorkingDirectory.Should().Be(folder.Path);
        program.Environment.Should().Contain("DOCKER_HOST=unix:///a b");
    }

    [Fact]
    public void The_standard_input_is_what_the_settings_say()
    {
        using var folder = new TempFolder();
        using var program = new RecordingProgram("docker", $"cat > '{folder.PathOf("input")}'");

        _cake.DockerLogin(new DockerRegistryLoginSettings
        {
            ToolPath = program.Path,
            PasswordStdin = true,
            SetupProcessSettings = process => process.StandardInput = "pass wörd",
        });

        File.ReadAllText(folder.PathOf("input")).Should().Be("pass wörd");
    }

    [Fact]
    public void The_hooks_of_the_settings_are_called()
    {
        using var program = new RecordingProgram("docker", "exit 7");
        var calls = new List<string>();
        var settings = new DockerContainerPsSettings
        {
            ToolPath = program.Path,
            ArgumentCustomization = arguments => arguments.Append("--more"),
            PostAction = _ => calls.Add("ended"),
            HandleExitCode = exitCode =>
            {
                calls.Add($"exit code {exitCode}");
                return true;
            },
        };

        _cake.DockerPs(settings);

        program.Arguments.Should().Equal("ps", "--more");
        calls.Should().Equal("ended", "exit code 7");
    }

    [Fact]
    public void The_program_is_looked_for_on_the_path()
    {
        var program = Tools.Require("docker");

        _cake.DockerPs(new DockerContainerPsSettings { ArgumentCustomization = _ => "--version" }).Should().StartWith("Docker version");
        File.Exists(program).Should().BeTrue();
    }
}
