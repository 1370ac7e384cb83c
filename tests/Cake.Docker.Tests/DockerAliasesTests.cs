using Cake.Core;

namespace Cake.Docker.Tests;

public sealed class DockerAliasesTests : IDisposable
{
    private readonly RecordingProgram _program = new("docker");
    private readonly ICakeContext _cake = RealCake.Context();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void Images_are_loaded_and_saved()
    {
        _cake.DockerLoad(new DockerImageLoadSettings { ToolPath = _program.Path, Input = "a b.tar", Quiet = true });
        _program.Arguments.Should().Equal("load", "--input", "a b.tar", "--quiet");

        _cake.DockerSave(new DockerImageSaveSettings { ToolPath = _program.Path, Output = "out.tar" }, "one", "two");
        _program.Arguments.Should().Equal("save", "--output", "out.tar", "one", "two");
    }

    [Fact]
    public void Images_are_pushed_pulled_and_removed()
    {
        _cake.DockerPush(new DockerImagePushSettings { ToolPath = _program.Path, AllTags = true }, "host/image");
        _program.Arguments.Should().Equal("push", "--all-tags", "host/image");

        _cake.DockerPull(new DockerImagePullSettings { ToolPath = _program.Path, Platform = "linux/amd64" }, "host/image");
        _program.Arguments.Should().Equal("pull", "--platform", "linux/amd64", "host/image");

        _cake.DockerRemove(new DockerImageRemoveSettings { ToolPath = _program.Path, Force = true, NoPrune = true }, "one", "two");
        _program.Arguments.Should().Equal("rmi", "--force", "--no-prune", "one", "two");
    }

    [Fact]
    public void Containers_are_listed_stopped_and_removed()
    {
        _cake.DockerPs(new DockerContainerPsSettings { ToolPath = _program.Path, All = true, NoTrunc = true, Filter = "name=x" });
        _program.Arguments.Should().Equal("ps", "--all", "--filter", "name=x", "--no-trunc");

        _cake.DockerStop(new DockerContainerStopSettings { ToolPath = _program.Path, Time = 3 }, "one", "two");
        _program.Arguments.Should().Equal("stop", "--time", "3", "one", "two");

        _cake.DockerRm(new DockerContainerRmSettings { ToolPath = _program.Path, Force = true, Volumes = true }, "one");
        _program.Arguments.Should().Equal("rm", "--force", "--volumes", "one");
    }

    [Fact]
    public void A_registry_is_logged_in_to_and_out_of()
    {
        _cake.DockerLogin(new DockerRegistryLoginSettings { ToolPath = _program.Path, Username = "u", PasswordStdin = true }, "host");
        _program.Arguments.Should().Equal("login", "--password-stdin", "--username", "u", "host");

        _cake.DockerLogout(new DockerRegistryLogoutSettings { ToolPath = _program.Path }, "host");
        _program.Arguments.Should().Equal("logout", "host");

        _cake.DockerLogout(new DockerRegistryLogoutSettings { ToolPath = _program.Path });
        _program.Arguments.Should().Equal("logout");
    }

    [Fact]
    public void Arguments_without_a_command_would_be_lost_and_are_an_error()
    {
        var run = () => _cake.DockerRun(new DockerContainerRunSettings { ToolPath = _program.Path }, "image", "", "--epochs");

        run.Should().Throw<ArgumentException>().WithMessage("There are arguments, but no command that takes them.*");
    }

    [Fact]
    public void What_a_command_cannot_do_without_must_be_given()
    {
        Action[] calls =
        [
            () => _cake.DockerBuild(""),
            () => _cake.DockerRun("", "command"),
            () => _cake.DockerRunWithoutResult(null!, "command"),
            () => _cake.DockerPush(""),
            () => _cake.DockerPull(""),
            () => _cake.DockerTag("", "b"),
            () => _cake.DockerTag("a", ""),
            () => _cake.DockerRm(),
            () => _cake.DockerStop(),
            () => _cake.DockerRmi(),
            () => _cake.DockerSave(new DockerImageSaveSettings()),
            () => _cake.DockerLogin("", "password"),
            () => _cake.DockerLogin("user", ""),
            () => _cake.DockerLogin(null!, "host"),
            () => DockerAliases.DockerBuild(null!, "."),
        ];

        calls.Should().AllSatisfy(call => call.Should().Throw<ArgumentNullException>());
    }
}
