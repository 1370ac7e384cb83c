using Build.Engines;
using Cake.Core;
using CakeTestKit;
using Pipelines;

namespace Build.Tests.Engines;

public sealed class ContainerToolTests(DockerEngine engine) : IClassFixture<DockerEngine>
{
    private readonly ICakeContext _cake = RealCake.Context();

    [Fact]
    public void Options_Cake_Docker_lacks_and_exact_arguments_reach_the_program()
    {
        using var program = new RecordingProgram("podman");
        var tool = new ContainerTool<ContainerRunSettings>(_cake, new EngineProgram(ContainerEngine.Podman, program.Path).With("A", "b c"));

        tool.Run("run", new ContainerRunSettings { Gpus = "all", Device = ["nvidia.com/gpu=all"] }, "image", "", " \"x\" \\");

        program.Arguments.Should().Equal("run", "--device", "nvidia.com/gpu=all", "--gpus", "all", "image", "", " \"x\" \\");
        program.Environment.Should().Contain("A=b c");
    }

    [Fact]
    public void A_failure_names_the_program()
    {
        using var program = new RecordingProgram("podman", "exit 125");
        var tool = new ContainerTool<ContainerRunSettings>(_cake, new EngineProgram(ContainerEngine.Podman, program.Path));

        var run = () => tool.Run("run", new ContainerRunSettings(), "image");

        run.Should().Throw<CakeException>().WithMessage("podman: Process returned an error (exit code 125).");
    }

    [Fact]
    public void The_variables_of_the_settings_win_over_those_of_the_program()
    {
        using var program = new RecordingProgram("docker");
        var docker = new EngineProgram(ContainerEngine.Docker, program.Path).With("A", "program").With("B", "program");
        var settings = new ContainerRunSettings { EnvironmentVariables = new Dictionary<string, string> { ["A"] = "settings" } };

        new ContainerTool<ContainerRunSettings>(_cake, docker).Run("run", settings, "image");

        program.Environment.Should().Contain("A=settings").And.Contain("B=program");
    }

    [Fact]
    public void A_container_runs_and_is_inspected()
    {
        var image = TinyBaseImage.ImportInto(engine);
        var program = engine.AsProgram();
        var settings = new ContainerRunSettings { Rm = true, Network = "none", User = "1000:1000" };

        new ContainerTool<ContainerRunSettings>(_cake, program).Query("run", settings, image, "/bin/sh", "-c", "id -u; printf '%s\\n' \"$@\"", "sh", "a  b", "é")
            .Should().Equal("1000", "a  b", "é");

        var inspect = new ContainerQuerySettings { Format = "{{.Os}} {{index .RepoTags 0}}", Type = "image" };
        new ContainerTool<ContainerQuerySettings>(_cake, program).Query("inspect", inspect, image).Should().Equal($"linux {image}");
    }

    [Fact]
    public void What_is_not_there_cannot_be_inspected()
    {
        var settings = new ContainerQuerySettings();
        var output = ToolOutput.Keep(settings, show: false);
        var tool = new ContainerTool<ContainerQuerySettings>(_cake, engine.AsProgram());

        var inspect = () => tool.Query("inspect", settings, "absent:1");

        inspect.Should().Throw<CakeException>().WithMessage("docker: Process returned an error (exit code 1).");
        output.Error.Should().ContainMatch("*o such object*");
    }

    [Fact]
    public void A_job_runs_the_same_command_from_its_list()
    {
        var image = TinyBaseImage.ImportInto(engine);
        var settings = new ContainerRunSettings { Rm = true, Network = "none", Env = ["A=x \"y\""] };

        var command = ContainerCommand.Of(engine.AsProgram(), "run", settings, image, "/bin/sh", "-c", "printf '%s' \"$A\"");

        Command.Run(command.Program, command.Arguments, engine.Environment).Require().Should().Be("x \"y\"");
    }
}
