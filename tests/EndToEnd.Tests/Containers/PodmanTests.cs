using EndToEnd.Tests.Running;

namespace EndToEnd.Tests.Containers;

/// <summary>The same pipeline with Podman in Docker's place.</summary>
public sealed class PodmanTests(PodmanEngine podman, ContainerServices services) : IClassFixture<PodmanEngine>, IDisposable
{
    private readonly ContainerRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public void An_image_is_built_the_same_twice_proven_and_pushed()
    {
        IContainerEngine engine = podman;
        podman.Trust(_registry);
        services.Debian.ImportInto(engine);
        using var workshop = new Workshop(rows: 120, _ => $$"""
            image: { uri: '{{_registry.Address}}/team/trainer:1', base: {{DebianBaseImage.Name}}, torch: cpu, engine: podman }
            """)
        {
            Variables = podman.Environment,
        };

        workshop.MustRun("--target=BuildImage");
        var first = engine.Run("images", "--no-trunc", "--quiet", "team/trainer");
        engine.Run("rmi", $"{_registry.Address}/team/trainer:1");
        var result = workshop.MustRun("--target=PushImage");

        engine.Run("images", "--no-trunc", "--quiet", "team/trainer").Split('\n').Distinct().Should().Equal(first);
        result.OutputOf("SmokeTest").Should().EndWith("the losses decreased, the scores are complete.");
        result.OutputOf("PushImage").Should().MatchRegex($"PushImage: {_registry.Address}/team/trainer@sha256:[0-9a-f]{{64}}$");
        workshop.MustRun("--target=PushImage").OutputOf("PushImage").Should().StartWith("PushImage: up to date: ");
    }
}
