using Trainer.Tests.Model;
using Trainer.Training;

namespace Trainer.Tests.Training;

public sealed class OneCycleScheduleTests
{
    public static TheoryData<string, LearningRates> Schedules => new()
    {
        { "lm_4groups/slice_1e-2/2epochs_x_7batches", LearningRates.Last(1e-2) },
        { "lm_4groups/default_lr/2epochs_x_7batches", LearningRates.Same(LearningRates.Default) },
        { "clas_5groups/slice_1e-2/2epochs_x_7batches", LearningRates.Last(1e-2) },
        { "clas_5groups/default_lr/2epochs_x_7batches", LearningRates.Same(LearningRates.Default) },
        { "clas_5groups/slice_1e-4_1e-2/2epochs_x_7batches", LearningRates.Range(1e-4, 1e-2) },
        { "clas_5groups/scalar_3e-3/2epochs_x_7batches", LearningRates.Same(3e-3) },
        { "lm_4groups/slice_1e-2/1epoch_x_1batch", LearningRates.Last(1e-2) },
        { "lm_4groups/slice_1e-2/3epochs_x_33batches", LearningRates.Last(1e-2) },
    };

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Rates_and_momentum_are_fastais_at_every_step(string name, LearningRates highest)
    {
        using var fixture = GoldenFixture.Open("d_sched");
        foreach (var step in fixture.Values.GetProperty(name).EnumerateArray())
        {
            var position = step.GetProperty("pct_train").GetDouble();
            double[] rates = [.. step.GetProperty("lr").EnumerateArray().Select(rate => rate.GetDouble())];
            var momentum = step.GetProperty("mom")[0].GetDouble();

            var found = highest.ForGroups(rates.Length).Select(rate => OneCycleSchedule.LearningRate(rate, position)).ToArray();

            for (var group = 0; group < rates.Length; group++)
                found[group].Should().BeApproximately(rates[group], 1e-12 * rates[group], $"group {group} at {position}");
            OneCycleSchedule.Momentum(position).Should().BeApproximately(momentum, 1e-12, $"at {position}");
        }
    }
}
