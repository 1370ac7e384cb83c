using Build.Cloud;
using Pipelines;

namespace Build.Tests.Cloud;

public sealed class PriceTableTests
{
    private static readonly PriceTable Table = PriceTable.Shipped;

    [Theory]
    [InlineData("n1-standard-8", "NVIDIA_TESLA_T4", 1, "us-central1", "about 0.84 USD an hour (n1-standard-8 + 1 NVIDIA_TESLA_T4, us-central1)")]
    [InlineData("n1-standard-4", null, null, "us-central1", "about 0.22 USD an hour (n1-standard-4, us-central1)")]
    [InlineData("g2-standard-24", "NVIDIA_L4", 2, "europe-west4", "about 2.42 USD an hour (g2-standard-24 + 2 NVIDIA_L4, europe-west4)")]
    [InlineData("a2-highgpu-2g", "NVIDIA_TESLA_A100", 2, "us-central1", "about 8.45 USD an hour (a2-highgpu-2g + 2 NVIDIA_TESLA_A100, us-central1)")]
    public void A_job_costs_its_machine_and_its_GPUs(string machine, string? accelerator, int? count, string region, string price) =>
        Line(new() { MachineType = machine, AcceleratorType = accelerator, AcceleratorCount = count }, region)
            .Should().Be($"{price}: an estimate, from the table of 2026-08");

    [Fact]
    public void Several_machines_cost_as_many_times() =>
        Line(new() { MachineType = "n1-standard-4", ReplicaCount = 3 }, "us-central1").Should().StartWith(
            "about 0.66 USD an hour (3 machines of n1-standard-4, us-central1)");

    [Fact]
    public void A_spot_machine_costs_less_than_that() =>
        Line(new() { MachineType = "n1-standard-4", Scheduling = new() { Strategy = SchedulingStrategy.Spot } }, "us-central1").Should().Be(
            "less than 0.22 USD an hour (n1-standard-4, us-central1, as a spot machine): an estimate, from the table of 2026-08");

    [Theory]
    [InlineData("n1-standard-8", null, "africa-south1")]
    [InlineData("n1-standard-8", "NVIDIA_TESLA_V100", "us-east4")]
    [InlineData("m1-ultramem-40", null, "us-central1")]
    [InlineData("custom", null, "us-central1")]
    public void What_the_table_does_not_know_is_said(string machine, string? accelerator, string region) =>
        Line(new() { MachineType = machine, AcceleratorType = accelerator }, region).Should().MatchRegex(
            $@"^no price is known for {machine}( \+ 1 {accelerator})? in {region} \(the table is of 2026-08\)$");

    [Fact]
    public void A_job_that_Vertex_AI_does_not_run_has_no_price()
    {
        Table.PriceLine(new SubmitSettings { MachineType = "n1-standard-8" }, "us-central1").Should().BeNull();
        Table.PriceLine(new SubmitSettings { Service = SubmitService.AiPlatform }, "us-central1").Should().BeNull();
    }

    [Fact]
    public void The_table_knows_of_what_the_table_of_machines_knows()
    {
        var machines = MachineCatalog.Shipped;

        Table.PerAccelerator.Keys.Should().BeSubsetOf(machines.Accelerators.Keys);
        Table.PerVcpu.Values.Concat(Table.PerGpu.Values).Concat(Table.PerAccelerator.Values).Should().AllSatisfy(regions =>
        {
            regions.Keys.Should().BeSubsetOf(machines.Regions);
            regions.Values.Should().OnlyContain(price => price > 0);
        });
        foreach (var (type, regions) in Table.PerAccelerator)
            regions.Keys.Should().BeSubsetOf(machines.Accelerators[type].Regions, type);
    }

    private static string? Line(SubmitSettings submit, string region) => Table.PriceLine(submit with { Service = SubmitService.VertexAi }, region);
}
