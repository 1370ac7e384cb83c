using Cake.Core;
using Cake.Core.Tooling;

namespace Cake.Docker.Tests;

public sealed class DockerEngineTests(DockerEngine engine, ContainerRegistry registry) : IClassFixture<DockerEngine>, IClassFixture<ContainerRegistry>
{
    private readonly ICakeContext _cake = RealCake.Context();

    private IContainerEngine Engine => engine;

    [Fact]
    public void An_image_is_built_and_runs_with_exact_arguments()
    {
        var image = Build("exact:1", "ENTRYPOINT [\"/bin/printf\", \"[%s]\"]");
        var settings = Of(new DockerContainerRunSettings { Rm = true, Network = "none", Env = ["A= x \"y\" ", "B="] });

        _cake.DockerRun(settings, image, " a  b", "", "\"c\"", "d\\", "--rm", "$HOME", "é").Should().Be("[ a  b][][\"c\"][d\\][--rm][$HOME][é]");

        settings.Entrypoint = "/bin/sh";
        _cake.DockerRun(settings, image, "-c", "printf '[%s]' \"$A\" \"$B\"").Should().Be("[ x \"y\" ][]");
    }

    [Fact]
    public void An_image_is_pushed_and_pulled_by_its_digest()
    {
        var image = Build("pushed:1", "LABEL kind=\"a b\"");
        var remote = $"{registry.Address}/team/pushed";

        Tag(image, $"{remote}:1");
        _cake.DockerPush(Of(new DockerImagePushSettings()), $"{remote}:1");
        var digest = Engine.Run("image", "inspect", "--format", "{{index .RepoDigests 0}}", $"{remote}:1");
        digest.Should().StartWith($"{remote}@sha256:");
        _cake.DockerRemove(Of(new DockerImageRemoveSettings { Force = true }), image, $"{remote}:1");
        _cake.DockerPull(Of(new DockerImagePullSettings()), digest);

        Engine.Run("image", "inspect", "--format", "{{.Config.Labels.kind}}", digest).Should().Be("a b");
    }

    [Fact]
    public void An_image_is_saved_and_loaded()
    {
        using var folder = new TempFolder();
        var image = Build("saved:1", "");
        var archive = folder.PathOf("an image.tar");

        _cake.DockerSave(Of(new DockerImageSaveSettings { Output = archive }), image);
        _cake.DockerRemove(Of(new DockerImageRemoveSettings()), image);
        Engine.Try("image", "inspect", image).ExitCode.Should().NotBe(0);
        _cake.DockerLoad(Of(new DockerImageLoadSettings { Input = archive, Quiet = true }));

        Engine.Try("image", "inspect", image).ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_container_in_the_background_is_listed_stopped_and_removed()
    {
        var image = TinyBaseImage.ImportInto(engine);
        var settings = Of(new DockerContainerRunSettings { Detach = true, Network = "none", Name = "sleeper", Init = true });
        var listed = Of(new DockerContainerPsSettings { All = true, Filter = "name=sleeper", Format = "{{.ID}} {{.Names}}", NoTrunc = true });

        var id = _cake.DockerRun(settings, image, "/bin/sleep", "600");
        _cake.DockerPs(listed).Should().Be($"{id} sleeper");
        _cake.DockerStop(Of(new DockerContainerStopSettings { Time = 0 }), "sleeper");
        _cake.DockerRm(Of(new DockerContainerRmSettings()), "sleeper");

        _cake.DockerPs(listed).Should().BeEmpty();
    }

    [Fact]
    public void A_container_that_fails_is_an_exception_with_its_exit_code()
    {
        var image = TinyBaseImage.ImportInto(engine);

        var run = () => _cake.DockerRunWithoutResult(
            Of(new DockerContainerRunSettings { Rm = true, Network = "none" }), image, "/bin/sh", "-c", "exit 42");

        run.Should().Throw<CakeException>().Which.ExitCode.Should().Be(42);
    }

    [Fact]
    public void A_registry_that_does_not_answer_is_an_exception()
    {
        using var stopped = new ContainerRegistry();
        var image = TinyBaseImage.ImportInto(engine);
        var remote = $"{stopped.Address}/image:1";
        Tag(image, remote);
        stopped.Stop();

        var push = () => _cake.DockerPush(Of(new DockerImagePushSettings()), remote);
        push.Should().Throw<CakeException>();

        stopped.Start();
        push.Should().NotThrow();
    }

    private string Build(string tag, string instructions)
    {
        var from = TinyBaseImage.ImportInto(engine);
        using var folder = new TempFolder();
        var file = folder.Write("a Dockerfile", $"FROM {from}\n{instructions}\n");
        _cake.DockerBuild(Of(new DockerImageBuildSettings { File = file, Tag = [tag], Network = "none", Rm = true }), folder.Path);
        return tag;
    }

    // The alias takes no settings, so the engine's own address is given another way.
    private void Tag(string image, string name) => new GenericDockerRunner<DockerImageTagSettings>(
        _cake.FileSystem, _cake.Environment, _cake.ProcessRunner, _cake.Tools).Run("tag", Of(new DockerImageTagSettings()), [image, name]);

    private TSettings Of<TSettings>(TSettings settings)
        where TSettings : ToolSettings
    {
        settings.EnvironmentVariables = engine.Environment.ToDictionary();
        settings.ToolPath = engine.Program;
        return settings;
    }
}
