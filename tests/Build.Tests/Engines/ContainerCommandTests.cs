using Build.Engines;
using Cake.Docker;
using CsCheck;
using Pipelines;

namespace Build.Tests.Engines;

public sealed class ContainerCommandTests
{
    private static readonly EngineProgram Podman = new(ContainerEngine.Podman, "/usr/bin/podman");

    [Fact]
    public void A_command_is_a_program_and_a_list()
    {
        var settings = new ContainerRunSettings
        {
            Device = ["nvidia.com/gpu=all"],
            Env = ["A=x \"y\"", "B"],
            Gpus = "\"device=0,1\"",
            Rm = true,
            User = "1000:1000",
        };

        var command = ContainerCommand.Of(Podman, "run", settings, "image@sha256:1", "train", "--note", "it's \\ all\n\"one\" text");

        command.Program.Should().Be("/usr/bin/podman");
        command.Arguments.Should().Equal(
            "run", "--device", "nvidia.com/gpu=all", "--env", "A=x \"y\"", "--env", "B", "--gpus", "\"device=0,1\"", "--rm",
            "--user", "1000:1000", "image@sha256:1", "train", "--note", "it's \\ all\n\"one\" text");
    }

    [Fact]
    public void A_command_may_be_of_two_words() =>
        ContainerCommand.Of(Podman, "image build", new DockerImageBuildSettings { Rm = false }, "a folder")
            .Arguments.Should().Equal("image", "build", "--rm=False", "a folder");

    [Fact]
    public void Whatever_is_given_is_in_the_list_as_it_is() =>
        Gen.Select(Gen.String.Where(name => name != ""), Gen.String.Array[0, 5]).Sample((name, positional) =>
            ContainerCommand.Of(Podman, "run", new ContainerRunSettings { Name = name }, positional)
                .Arguments.Should().Equal(["run", "--name", name, .. positional]));
}
