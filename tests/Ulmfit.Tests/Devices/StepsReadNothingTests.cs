using System.Text.RegularExpressions;
using Kernels.Devices;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Tests.Training;
using Ulmfit.Training;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Devices;

/// <summary>
/// Checks that training steps read nothing from their device, which would wait for a GPU. The meta device has no values, so a step that
/// reads one fails. It does not support all operations of the real networks, whose source code is searched for such reads.
/// </summary>
public sealed partial class StepsReadNothingTests : IDisposable
{
    private readonly ModelRandom _random = new(42, META);

    public void Dispose() => _random.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Steps_read_nothing_before_their_report(int reportSteps)
    {
        var made = 0;
        var batches = SyntheticBatches.Classifier(5);
        using var model = new LinearModel(_random);
        using var learner = new Learner<ClassifierBatch>(
            model,
            new ClassifierObjective(multiLabel: false),
            new(batches.Count, () => batches.Epoch().Select(batch =>
            {
                made++;
                return batch;
            })),
            new(0, () => []),
            new() { ReportSteps = reportSteps, Clip = 0.5 },
            new RecordedProgress());

        var fit = () => learner.FitOneCycle("fit", epochs: 1, LearningRates.Same(0.01));

        fit.Should().Throw<Exception>().WithMessage("*copy out of meta tensor*").Which.StackTrace.Should().Contain("OneCycleFit.Report");
        made.Should().Be(reportSteps);
    }

    [Fact]
    public void Only_what_no_step_needs_at_once_is_read()
    {
        var source = Repository.PathOf("src");
        string[] folders = ["Kernels", "Ulmfit/Batches", "Ulmfit/Model", "Ulmfit/Training"];
        var reading = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(source, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => Read().IsMatch(Comment().Replace(File.ReadAllText(path), "")))
            .Select(path => Path.GetRelativePath(source, path).Replace('\\', '/'))
            .Where(name => !name.StartsWith("Kernels/Devices/", StringComparison.Ordinal)
                && !name.StartsWith("Kernels/Native/", StringComparison.Ordinal) && !name.Contains("/obj/", StringComparison.Ordinal));

        reading.Should().BeEquivalentTo(
            "Kernels/Memory/TensorMemory.cs",      // the CPU's own memory
            "Ulmfit/Model/ModelRandom.cs",                // a checkpoint's state, and the CPU's generator
            "Ulmfit/Model/ModelState.cs",                 // a file's weights
            "Ulmfit/Model/TorchTensors.cs",               // a file's weights
            "Ulmfit/Model/SentenceEncoder.cs",            // ids, before they leave the CPU
            "Ulmfit/Training/Adam.cs",                    // a checkpoint's step counts
            "Ulmfit/Training/Metrics/LabelMetrics.cs",    // validation
            "Ulmfit/Training/Learner.cs",                 // validation, and the learning rate finder
            "Ulmfit/Training/OneCycleFit.cs",             // the report
            "Ulmfit/Training/Metrics/TokenAccuracy.cs");  // validation
    }

    [GeneratedRegex(@"\.(item<|ToSingle|ToInt32|ToInt64|ToDouble|ToBoolean|cpu\(|data<|bytes\b|nonzero\(|masked_select\(|unique\(|equal\()")]
    private static partial Regex Read();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    /// <summary>Computes logits from ids by one matrix product.</summary>
    private sealed class LinearModel : ITextModel
    {
        private readonly Tensor _weight; // (C, T)

        public LinearModel(ModelRandom random)
        {
            _weight = random.Uniform(1, 3, 11);
            (Device, Groups) = (random.Device, [new("all", [new("weight", _weight)])]);
        }

        public Device Device { get; }

        public IReadOnlyList<ParameterGroup> Groups { get; }

        public IReadOnlyDictionary<string, Tensor> StateDict() => new Dictionary<string, Tensor> { ["weight"] = _weight };

        public void Load(IReadOnlyDictionary<string, Tensor> state) => throw new NotSupportedException();

        public IReadOnlyDictionary<string, Tensor> RunningState() => throw new NotSupportedException();

        public void LoadRunningState(IReadOnlyDictionary<string, Tensor> state) => throw new NotSupportedException();

        public void Reset()
        {
        }

        public ModelOutput Forward(Tensor inputs, bool training) // (B, T)
        {
            inputs.is_cpu().Should().BeTrue("the rows of a batch are counted before it is sent");
            var x = inputs.SentTo(Device).to(float32);
            var logits = x.matmul(_weight.t()); // (B, C)
            return new(logits, logits.unsqueeze(1), logits.unsqueeze(1));
        }

        public void Dispose() => _weight.Dispose();
    }
}
