using TorchSharp;

namespace Trainer.Tests.Training;

/// <summary>Counts all tensors of the process, so no other test may run in parallel.</summary>
[CollectionDefinition(nameof(StoryLeakTests), DisableParallelization = true)]
[Collection(nameof(StoryLeakTests))]
public sealed class StoryLeakTests
{
    [Fact]
    public async Task A_whole_run_leaves_no_tensor_behind()
    {
        await RunAsync();
        var before = torch.Tensor.TotalCount;

        await RunAsync();

        torch.Tensor.TotalCount.Should().BeLessThanOrEqualTo(before);
    }

    private static async Task RunAsync()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        await training.RunAsync();
        using var classifier = training.Load();
        classifier.Predict(["a fine day", "a poor one"], batchSize: 2);
    }
}
