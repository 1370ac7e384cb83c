using Cake.Core;
using Cake.Core.Tooling;

namespace Cake.Docker.Tests;

public sealed class PodmanTests(PodmanEngine engine, ContainerRegistry registry) : IClassFixture<PodmanEngine>, IClassFixture<ContainerRegistry>
{
    private readonly ICakeContext _cake = RealCake.Context();

    private IContainerEngine Engine => engine;

    [Fact]
    public void The_same_settings_build_run_and_push_with_Podman()
    {
        engine.Trust(registry);
        var from = TinyBaseImage.ImportInto(engine);
        var image = $"{registry.Address}/exact:1";
        using var folder = new TempFolder();
        folder.Write("Dockerfile", $"FROM {from}\nLABEL kind=\"a b\"\nENTRYPOINT [\"/bin/printf\", \"[%s]\"]\n");

        _cake.DockerBuild(Of(new DockerImageBuildSettings { Tag = [image], Network = "host" }), folder.Path);
        Engine.Run("inspect", "--format", "{{.Config.Labels.kind}}", image).Should().Be("a b");
        _cake.DockerRun(Of(new DockerContainerRunSettings { Rm = true, Network = "none" }), image, " a  b", "", "\"c\"", "d\\", "--rm")
            .Should().Be("[ a  b][][\"c\"][d\\][--rm]");
        _cake.DockerPush(Of(new DockerImagePushSettings()), image);
        _cake.DockerRemove(Of(new DockerImageRemoveSettings { Force = true }), image);
        _cake.DockerPull(Of(new DockerImagePullSettings()), image);

        Engine.Run("inspect", "--format", "{{.Config.Labels.kind}}", image).Should().Be("a b");
    }

    private TSettings Of<TSettings>(TSettings settings)
        where TSettings : ToolSettings
    {
        settings.EnvironmentVariables = engine.Environment.ToDictionary();
        settings.ToolPath = engine.Program;
        return settings;
    }
}
