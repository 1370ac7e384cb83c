using Build.Training;

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

    private static TrainerPublication Of(string setting) => TrainerPublication.Of(Settings.Quickstart(setting), Paths);
}
