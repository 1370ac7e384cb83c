using Spectre.Console;
using Spectre.Console.Testing;
using Trainer.Cli;

namespace Trainer.Tests.Cli;

public sealed class BarProgressTests
{
    [Fact]
    public void Bars_follow_the_stages()
    {
        var console = new TestConsole().Width(140).Interactive();

        console.Progress().Start(bars =>
        {
            var progress = new BarProgress(bars);
            progress.StageStarted(new("classifier, learning rate [1]", 0, 100));
            progress.StepDone(new("classifier, learning rate [1]", 40, 100, 0.5f, 0.1));
            progress.LearningRateFound(new("classifier, learning rate [1]", 0.02, true, new([], [])));
            progress.StageStarted(new("classifier, frozen", 2, 10));
            progress.StepDone(new("classifier, frozen", 5, 10, 0.75f, 0.1));
            progress.EpochDone(new("classifier, frozen", 1, 2, 0.75, 0.625, new Dictionary<string, double>(), true));
            progress.StepDone(new("classifier, frozen", 6, 10, 0.5f, 0.1));
        });

        console.Output.Should().Contain("classifier, learning rate [1] 2.0e-2")
            .And.Contain("classifier, frozen 6/10, loss 0.500, epoch 1/2 validation 0.625")
            .And.Contain("60%");
    }
}
