using Build.Training;
using Pipelines;

namespace Build.Tests.Training;

public sealed class TrainerPublicationTests
{
    private static readonly BuildPaths Paths = new("/checkout", "quickstart");

    [Theory]
    [InlineData("training.epochs=1", "dotnet publish src/Trainer --configuration Release --output artifacts/trainer/cpu -p:Torch=cpu")]
    [InlineData("image={ uri: trainer, torch: cpu }",
        "dotnet publish src/Trainer --configuration Release --output artifacts/trainer/cpu-linux-x64 --runtime linux-x64 --self-contained -p:Torch=cpu")]
    [InlineData("image={ uri: trainer }",
        "dotnet publish src/Trainer --configuration Release --output artifacts/trainer/cuda-linux-x64 --runtime linux-x64 --self-contained -p:Torch=cuda")]
    public void An_image_brings_its_own_runtime_and_CUDA_unless_it_says_cpu(string setting, string command) =>
        Of(setting).CommandLine(Paths).Should().Be(command);

    [Theory]
    [InlineData("training.epochs=1", "dotnet artifacts/trainer/cpu/Trainer.dll train '--a b'")]
    [InlineData("image={ uri: trainer, torch: cpu }", "artifacts/trainer/cpu-linux-x64/Trainer train '--a b'")]
    public void Either_runs_on_this_machine_too(string setting, string command) => Of(setting).Show(Paths, ["train", "--a b"]).Should().Be(command);

    [Fact]
    public void A_folder_holds_the_trainer_of_the_sources_that_it_was_published_from()
    {
        using var folder = new TempFolder();
        var publication = new TrainerPublication(folder.PathOf("cpu"), TorchBackend.Cpu, RuntimeIdentifier: null);
        publication.IsOf("1a").Should().BeFalse();
        (publication with { Folder = folder.PathOf("absent", "cpu") }).DeleteStamp();

        folder.Write("cpu.sha256", "1a");
        publication.IsOf("1a").Should().BeFalse("there is no program");
        folder.Write("cpu/Trainer.dll", "program");
        publication.IsOf("1a").Should().BeTrue();
        publication.IsOf("2b").Should().BeFalse();

        publication.DeleteStamp();
        publication.IsOf("1a").Should().BeFalse();
    }

    private static TrainerPublication Of(string setting) => TrainerPublication.Of(Settings.Quickstart(setting), Paths);
}
