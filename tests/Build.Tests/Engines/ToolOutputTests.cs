using Build.Engines;
using Cake.Core;
using Cake.Docker;
using CakeTestKit;

namespace Build.Tests.Engines;

public sealed class ToolOutputTests
{
    private const string Script = "echo out; echo 'error: é DENIED' >&2; echo more >&2; exit 1";

    private readonly ICakeContext _cake = RealCake.Context();

    [Fact]
    public void The_error_of_a_tool_is_kept()
    {
        using var program = new RecordingProgram("docker", Script);
        var settings = new DockerImagePushSettings { ToolPath = program.Path };
        var output = ToolOutput.Keep(settings, show: false);

        var push = () => _cake.DockerPush(settings, "image");

        push.Should().Throw<CakeException>();
        output.Error.Should().Equal("error: é DENIED", "more");
        output.Output.Should().BeEmpty();
    }

    [Fact]
    public void The_output_of_a_tool_is_kept_where_it_is_asked_for()
    {
        using var program = new RecordingProgram("docker", Script);
        var settings = new DockerImagePushSettings { ToolPath = program.Path, HandleExitCode = _ => true };
        var output = ToolOutput.Keep(settings, keepOutput: true, show: false);

        _cake.DockerPush(settings, "image");
        _cake.DockerPush(settings, "image");

        output.Output.Should().Equal("out", "out");
    }

    [Fact]
    public void A_result_stays_one()
    {
        using var program = new RecordingProgram("docker", "echo result; echo warning >&2");
        var settings = new DockerContainerPsSettings { ToolPath = program.Path };
        var output = ToolOutput.Keep(settings, keepOutput: true, show: false);

        _cake.DockerPs(settings).Should().Be("result");

        output.Output.Should().Equal("result");
        output.Error.Should().Equal("warning");
    }

    [Fact]
    public void What_the_settings_did_to_the_process_before_stays()
    {
        using var program = new RecordingProgram("docker", "read line; echo \"$line\" >&2");
        var settings = new DockerImagePushSettings { ToolPath = program.Path, SetupProcessSettings = process => process.StandardInput = "input\n" };
        var output = ToolOutput.Keep(settings, show: false);

        _cake.DockerPush(settings, "image");

        output.Error.Should().Equal("input");
    }

    [Fact]
    public void Each_line_is_shown_as_it_comes()
    {
        using var folder = new TempFolder();
        var seen = folder.PathOf("seen");
        // It ends only once its first line has been shown.
        using var program = new RecordingProgram(
            "docker", $"echo first >&2; echo out; i=0; while [ ! -e '{seen}' ]; do sleep 0.1; i=$((i+1)); [ $i -lt 600 ] || exit 9; done");
        using var error = new Watcher(line => File.WriteAllText(seen, line));
        using var console = new StringWriter();
        var settings = new DockerImagePushSettings { ToolPath = program.Path };
        ToolOutput.Keep(settings, keepOutput: true, error, console);

        _cake.DockerPush(settings, "image");

        File.ReadAllText(seen).Should().Be("first");
        console.ToString().Should().Be("out\n");
    }

    private sealed class Watcher(Action<string?> show) : StringWriter
    {
        public override void WriteLine(string? value) => show(value);
    }
}
