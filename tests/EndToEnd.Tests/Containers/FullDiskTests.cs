using EndToEnd.Tests.Running;

namespace EndToEnd.Tests.Containers;

/// <summary>An engine whose disk has no room for the image.</summary>
public sealed class FullDiskTests(ContainerServices services)
{
    [Fact]
    public void Too_little_room_is_noticed_before_the_build()
    {
        using var disk = new SmallDisk(megabytes: 900);
        using var engine = new DockerEngine { DataFolder = disk.Path };
        using var workshop = WorkshopOf(engine);

        var result = workshop.Run("--target=BuildImage");

        result.ExitCode.Should().Be(4);
        result.Errors.Should().MatchRegex(
            $@"Error: {disk.Path}: docker needs 1,\d\d\d MB to build the image, and \d\d\d MB are free\. Free disk space: docker system prune\n");
    }

    [Fact]
    public void A_disk_that_runs_full_while_it_builds_is_one_line_and_leaves_no_image()
    {
        using var disk = new SmallDisk(megabytes: 1150);
        using var engine = new DockerEngine { DataFolder = disk.Path };
        using var workshop = WorkshopOf(engine);
        // An image of that name makes the check expect the layers of an earlier build.
        ((IContainerEngine)engine).Run("tag", DebianBaseImage.Name, "trainer:1");

        var result = workshop.Run("--target=BuildImage");

        result.ExitCode.Should().Be(4);
        result.Errors.Should().MatchRegex("Error: docker build .*no space left on device.* Free disk space for docker's images: docker system prune\n");
        ((IContainerEngine)engine).Run("images", "--quiet", "--filter", "reference=unsealed/*").Should().BeEmpty();
    }

    private Workshop WorkshopOf(DockerEngine engine)
    {
        var variables = engine.Environment;
        services.Debian.ImportInto(engine);
        return new Workshop(rows: 120, _ => $"image: {{ uri: 'trainer:1', base: '{DebianBaseImage.Name}', torch: cpu }}") { Variables = variables };
    }
}
