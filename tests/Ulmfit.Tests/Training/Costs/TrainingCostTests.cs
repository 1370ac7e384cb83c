using Kernels.Devices;
using Microsoft.Extensions.Time.Testing;
using Ulmfit.Training.Costs;

namespace Ulmfit.Tests.Training.Costs;

public sealed class TrainingCostTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TrainingCost _cost;

    public TrainingCostTests() => _cost = new TrainingCost(_clock);

    [Fact]
    public void Device_time_and_memory_are_one_line()
    {
        Measure(_cost.LanguageModel, 0.0121);
        Measure(_cost.Classifier, 0.0284);
        var device = ComputeDevice.Choose(DeviceChoice.Auto, () => new CudaState(true, null, DeviceName: "NVIDIA L4"));

        _cost.Describe(device, threads: 8, peakMemory: 2_612_345_678).Should().Be(
            "trained on cuda:0 NVIDIA L4 with 8 threads: language model 0.012 s per step, classifier 0.028 s per step, peak memory 2612 MB");
    }

    [Fact]
    public void Why_a_device_was_chosen_was_said_before()
    {
        Measure(_cost.Classifier, 1);

        _cost.Describe(ComputeDevice.Cpu with { Reason = "asked for" }, threads: 1, peakMemory: 612_000_000)
            .Should().Be("trained on cpu with 1 thread: classifier 1.000 s per step, peak memory 612 MB");
    }

    [Fact]
    public void What_the_system_does_not_tell_is_left_out()
    {
        Measure(_cost.Classifier, 1);

        _cost.Describe(ComputeDevice.Cpu, threads: 2, peakMemory: 0).Should().Be("trained on cpu with 2 threads: classifier 1.000 s per step");
    }

    [Fact]
    public void Memory_is_that_of_this_process()
    {
        var line = _cost.Describe(ComputeDevice.Cpu, threads: 2);

        var megabytes = int.Parse(line.Split("peak memory ")[1].Split(' ')[0]);
        megabytes.Should().BeInRange(50, 50_000);
    }

    private void Measure(StepTimes times, double seconds)
    {
        var progress = times.Measure(new RecordedProgress());
        progress.StageStarted(new("a", 1, 1));
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        progress.StepDone(new("a", 1, 1, 0.5f, 0.1));
    }
}
