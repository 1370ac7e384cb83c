using Kernels.Tests;
using Settings;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Training;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>The number of threads is a setting of the process, so no other test may run in parallel.</summary>
[CollectionDefinition(nameof(RepeatabilityTests), DisableParallelization = true)]
[Collection(nameof(RepeatabilityTests))]
public sealed class RepeatabilityTests : IDisposable
{
    private readonly int _threads = get_num_threads();

    public void Dispose() => set_num_threads(_threads);

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void The_same_seed_trains_to_the_same_bits(Architecture architecture)
    {
        using var scope = NewDisposeScope();
        foreach (var threads in new[] { 1, 2, 3 })
        {
            set_num_threads(threads);
            var first = Train(architecture);
            var second = Train(architecture);
            foreach (var (name, weight) in first)
                second[name].Holds(weight).Should().BeTrue($"{name}, {threads} threads");
        }
    }

    private static Dictionary<string, Tensor> Train(Architecture architecture)
    {
        using var random = new ModelRandom(42, CPU);
        using var model = TinyModels.LanguageModel(random, architecture);
        using var learner = new Learner<LanguageModelBatch>(
            model, new LanguageModelObjective(), SyntheticBatches.LanguageModel(3), SyntheticBatches.LanguageModel(1), new(),
            new RecordedProgress());
        learner.FitOneCycle("fit", epochs: 2, LearningRates.Same(1e-2));
        return model.StateDict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
    }
}
