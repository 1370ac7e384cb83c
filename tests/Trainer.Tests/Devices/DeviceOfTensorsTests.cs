using System.Text.RegularExpressions;
using Settings;
using Text;
using Trainer.Tests.Checkpoints;
using Trainer.Tests.Training;
using Ulmfit.Model;
using Ulmfit.Pretrained;
using Ulmfit.Tests.Pretrained;
using static TorchSharp.torch;

namespace Trainer.Tests.Devices;

/// <summary>
/// Checks that all tensors of a run are on the requested device. Tensors without an explicit device are created on the meta device, where
/// neither their values nor those of results computed from them can be read. No other test may run in parallel.
/// </summary>
[CollectionDefinition(nameof(DeviceOfTensorsTests), DisableParallelization = true)]
[Collection(nameof(DeviceOfTensorsTests))]
public sealed partial class DeviceOfTensorsTests : IDisposable
{
    public void Dispose() => set_default_device(CPU);

    [Theory]
    [InlineData(Architecture.AwdLstm, Recipe.Tutorial, ClassificationTask.Multilabel)]
    [InlineData(Architecture.AwdLstm, Recipe.Ulmfit, ClassificationTask.Multiclass)]
    [InlineData(Architecture.AwdQrnn, Recipe.Tutorial, ClassificationTask.Multilabel)]
    public async Task Every_tensor_of_a_run_is_given_its_device(Architecture architecture, Recipe recipe, ClassificationTask task)
    {
        using var training = Training(architecture, recipe, task);
        set_default_device(META);

        await training.RunAsync();
        using var classifier = training.Load();
        var predicted = classifier.Predict(["a fine day", "a poor one"], batchSize: 2);

        training.Progress.Steps.Should().OnlyContain(step => float.IsFinite(step.Loss));
        predicted.Should().OnlyContain(row => row.All(probability => probability > 0 && probability < 1));
    }

    [Fact]
    public async Task A_run_that_goes_on_gives_its_tensors_their_device_too()
    {
        using var training = Training(Architecture.AwdQrnn, Recipe.Tutorial, ClassificationTask.Multilabel);
        set_default_device(META);
        using var source = new CancellationTokenSource();
        var stopping = new StoppingProgress("language model, unfrozen", 2, source.Cancel);
        await FluentActions.Awaiting(() => training.RunAsync(stopping, source.Token)).Should().ThrowAsync<OperationCanceledException>();

        await training.RunAsync();

        training.Progress.Stages[0].Done.Should().Be(2);
        training.Progress.Steps.Should().OnlyContain(step => float.IsFinite(step.Loss));
    }

    [Fact]
    public void A_pretrained_model_goes_where_its_run_is()
    {
        using var files = new TinyPretrained();
        using var scope = NewDisposeScope();
        set_default_device(META);

        using var random = new ModelRandom(42, CPU);
        var pretrained = PretrainedLanguageModel.Read(files.Write());
        var vocabulary = new Vocabulary(pretrained.Tokens);
        using var model = new LanguageModel(vocabulary.Count, pretrained.Config, random);
        pretrained.LoadInto(model, vocabulary);

        foreach (var (name, weight) in model.StateDict())
            weight.sum().item<float>().Should().NotBe(0, name);
    }

    [Fact]
    public void A_tensor_without_a_device_cannot_be_missed()
    {
        set_default_device(META);
        using var scope = NewDisposeScope();
        var lost = zeros(2, 2);

        var read = () => ones([2, 2], device: CPU).matmul(lost).sum().item<float>();

        read.Should().Throw<Exception>();
    }

    [Fact]
    public void Only_what_comes_from_files_or_chance_is_made_on_the_CPU()
    {
        var source = Repository.PathOf("src");
        var files = new[] { "Kernels", "Ulmfit", "Trainer" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(source, project), "*.cs", SearchOption.AllDirectories))
            .Select(path => (Name: Path.GetRelativePath(source, path).Replace('\\', '/'), Code: WithoutComments(File.ReadAllText(path))))
            .Where(file => !file.Name.Contains("/obj/", StringComparison.Ordinal)
                && !file.Name.StartsWith("Kernels/Devices/", StringComparison.Ordinal)
                && !file.Name.StartsWith("Ulmfit/Proofs/", StringComparison.Ordinal));

        files.Where(file => CpuDevice().IsMatch(file.Code)).Select(file => file.Name).Should().BeEquivalentTo(
            "Trainer/Artifacts/ModelFile.cs",                     // the default device of a model
            "Ulmfit/Model/TorchTensors.cs",                       // a file's bytes
            "Ulmfit/Model/ModelRandom.cs",                        // initial weights, the same on every device
            "Ulmfit/Training/Objectives/ClassifierObjective.cs",  // label weights, sent to the device
            "Ulmfit/Training/Learner.cs",                         // a batch, whose lengths are read before it is sent to the device
            "Ulmfit/Pretrained/EmbeddingTransfer.cs");            // a file's bytes
    }

    private static TinyTraining Training(Architecture architecture, Recipe recipe, ClassificationTask task)
    {
        using var plain = new TinyTraining();
        return new TinyTraining { Settings = plain.Settings.With(model: it => it with { Architecture = architecture }, training: it => it with { Recipe = recipe }) with { Task = task } }
            .With(TinyTraining.OneHot(60));
    }

    private static string WithoutComments(string code) => Comment().Replace(code, "");

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<!DeviceType\.)\bCPU\b(?!"")")]
    private static partial Regex CpuDevice();
}
