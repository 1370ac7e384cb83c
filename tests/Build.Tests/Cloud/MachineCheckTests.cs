using Build.Cloud;
using Faults;
using Pipelines;
using Settings;

namespace Build.Tests.Cloud;

public sealed class MachineCheckTests
{
    private static readonly MachineCatalog Catalog = MachineCatalog.Shipped;

    [Theory]
    [InlineData("n1-standard-8", "NVIDIA_TESLA_T4", 1)]
    [InlineData("n1-highmem-16", "NVIDIA_TESLA_V100", 8)]
    [InlineData("g2-standard-24", "NVIDIA_L4", 2)]
    [InlineData("a2-highgpu-1g", "NVIDIA_TESLA_A100", 1)]
    [InlineData("a3-highgpu-8g", "NVIDIA_H100_80GB", 8)]
    public async Task A_machine_with_its_GPUs_passes(string machine, string accelerator, int count) =>
        (await FindAsync(machine, accelerator, count)).Should().BeEmpty();

    [Theory]
    [InlineData("n1-standard-8")]
    [InlineData("e2-standard-4")]
    [InlineData("z9-future-1")]
    public async Task A_machine_without_a_GPU_passes(string machine) =>
        (await Checks.FindAsync(new MachineCheck(Submit(machine), Precision.Fp32, Catalog))).Should().BeEmpty();

    [Theory]
    [InlineData("g2-standard-8", "NVIDIA_TESLA_T4", 1, "submit.acceleratorType: g2-standard-8 cannot have NVIDIA_TESLA_T4. Try: machineType: n1-standard-8")]
    [InlineData("n1-standard-8", "NVIDIA_L4", 1, "submit.acceleratorType: n1-standard-8 cannot have NVIDIA_L4. Try: machineType: g2-standard-4")]
    [InlineData("n1-standard-8", "NVIDIA_L4", 2, "submit.acceleratorType: n1-standard-8 cannot have NVIDIA_L4. Try: machineType: g2-standard-24")]
    [InlineData("n1-standard-8", "NVIDIA_TESLA_T4", 3, "submit.acceleratorCount: n1-standard-8 has 1, 2 or 4 NVIDIA_TESLA_T4, not 3. Try: acceleratorCount: 2")]
    [InlineData("a2-highgpu-2g", "NVIDIA_TESLA_A100", 1, "submit.acceleratorCount: a2-highgpu-2g has 2 NVIDIA_TESLA_A100, not 1. Try: acceleratorCount: 2")]
    public async Task A_machine_that_cannot_have_them_is_a_mistake_in_the_settings(string machine, string accelerator, int count, string line)
    {
        (await FindAsync(machine, accelerator, count)).Should().Equal(line);
        (await new MachineCheck(Submit(machine, accelerator, count), Precision.Fp32, Catalog).FindAsync(true, CancellationToken.None))
            .Should().ContainSingle().Which.Fault.Should().Be(FaultKind.Settings);
    }

    [Fact]
    public async Task A_machine_with_GPUs_of_its_own_must_be_asked_for_with_them() =>
        (await Checks.FindAsync(new MachineCheck(Submit("a2-highgpu-4g"), Precision.Fp32, Catalog))).Should().Equal(
            "submit.acceleratorType: a2-highgpu-4g has 4 NVIDIA_TESLA_A100, which the job must request. "
            + "Try: acceleratorType: NVIDIA_TESLA_A100, acceleratorCount: 4");

    [Fact]
    public async Task What_the_table_may_be_too_old_for_is_no_more_than_a_warning()
    {
        (await FindAsync("n1-standard-8", "NVIDIA_TESLA_T5", 1)).Should().Equal(
            "Warning: submit.acceleratorType: NVIDIA_TESLA_T5 is not one of the GPUs known as of 2026-08. Did you mean NVIDIA_TESLA_T4?");
        (await FindAsync("g2-standard-192", "NVIDIA_L4", 16)).Should().ContainSingle().Which.Should().StartWith(
            "Warning: submit.machineType: g2-standard-192 is not known to have NVIDIA_L4. Known: g2-standard-4, ");
    }

    [Fact]
    public async Task A_region_that_is_not_known_to_have_the_GPU_is_a_warning_each()
    {
        var submit = Submit("n1-standard-8", "NVIDIA_TESLA_V100", 1) with { Regions = ["us-east4", "us-central1", "us-west4"] };

        (await Checks.FindAsync(new MachineCheck(submit, Precision.Fp32, Catalog))).Should().Equal(
            "Warning: submit.acceleratorType: NVIDIA_TESLA_V100 is not known to be in us-east4 (the table is of 2026-08). "
            + "Known: asia-east1, europe-west4, us-central1, us-east1, us-west1.",
            "Warning: submit.acceleratorType: NVIDIA_TESLA_V100 is not known to be in us-west4 (the table is of 2026-08). "
            + "Known: asia-east1, europe-west4, us-central1, us-east1, us-west1.");
    }

    [Theory]
    [InlineData("n1-standard-8", "NVIDIA_TESLA_P4")]
    [InlineData("n1-standard-8", "NVIDIA_TESLA_P100")]
    [InlineData("n1-standard-8", "NVIDIA_TESLA_T4")]
    [InlineData("n1-standard-8", "NVIDIA_TESLA_V100")]
    public async Task A_GPU_without_bf16_cannot_train_in_it(string machine, string accelerator) =>
        (await Checks.FindAsync(new MachineCheck(Submit(machine, accelerator, 1), Precision.Bf16, Catalog))).Should().Equal(
            $"training.precision: {accelerator} does not support bf16. Try: precision: fp32, or one of NVIDIA_A100_80GB, NVIDIA_B200, NVIDIA_H100_80GB, "
            + "NVIDIA_H100_MEGA_80GB, NVIDIA_H200_141GB, NVIDIA_L4, NVIDIA_TESLA_A100");

    [Theory]
    [InlineData("g2-standard-8", "NVIDIA_L4")]
    [InlineData("a2-highgpu-1g", "NVIDIA_TESLA_A100")]
    public async Task A_GPU_with_bf16_can_train_in_it(string machine, string accelerator) =>
        (await Checks.FindAsync(new MachineCheck(Submit(machine, accelerator, 1), Precision.Bf16, Catalog))).Should().BeEmpty();

    [Fact]
    public async Task A_size_of_AI_Platform_is_left_to_it() =>
        (await Checks.FindAsync(new MachineCheck(new SubmitSettings { ScaleTier = ScaleTier.BasicGpu }, Precision.Fp32, Catalog))).Should().BeEmpty();

    [Fact]
    public void The_table_holds_together()
    {
        Catalog.AsOf.Should().MatchRegex(@"^20\d\d-\d\d$");
        Catalog.Regions.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(30);
        foreach (var (type, accelerator) in Catalog.Accelerators)
        {
            type.Should().StartWith("NVIDIA_");
            accelerator.Regions.Should().BeSubsetOf(Catalog.Regions).And.NotBeEmpty();
            accelerator.Machines.Values.Should().AllSatisfy(counts => counts.Should().OnlyContain(count => count > 0));
        }
    }

    private static Task<string[]> FindAsync(string machine, string accelerator, int count) =>
        Checks.FindAsync(new MachineCheck(Submit(machine, accelerator, count), Precision.Fp32, Catalog));

    private static SubmitSettings Submit(string machine, string? accelerator = null, int? count = null) =>
        new() { MachineType = machine, AcceleratorType = accelerator, AcceleratorCount = count, Region = "us-central1" };
}
