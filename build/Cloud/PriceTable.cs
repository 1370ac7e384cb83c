using System.Globalization;
using System.Text.RegularExpressions;
using Pipelines;

namespace Build.Cloud;

/// <summary>What machines cost, by a table that ages: an estimate. In USD an hour.</summary>
/// <param name="AsOf">The year and month of the table.</param>
/// <param name="Surcharge">What Vertex AI takes on top, as a share.</param>
/// <param name="PerVcpu">Of a vCPU with its memory, by the kind of machine (<c>n1-standard</c>) and the region.</param>
/// <param name="PerGpu">Of a GPU with the machine around it, by the kind of machine (<c>a2-highgpu</c>) and the region.</param>
/// <param name="PerAccelerator">Of a GPU alone, by its type and the region.</param>
internal sealed partial record PriceTable(
    string AsOf,
    decimal Surcharge,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> PerVcpu,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> PerGpu,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> PerAccelerator)
{
    /// <summary>The table of this repository, which names its sources.</summary>
    public static PriceTable Shipped { get; } = Tables.Read<PriceTable>("prices.json");

    /// <returns>What the machines of a job cost an hour in a region, as a line for people; null for a job that Vertex AI does not run.</returns>
    public string? PriceLine(SubmitSettings submit, string region)
    {
        if (submit.Service != SubmitService.VertexAi || submit.MachineType is null)
            return null;
        var machines = Machines(submit);
        if (Price(submit, region) is not { } price)
            return $"no price is known for {machines} in {region} (the table is of {AsOf})";
        var isSpot = submit.Scheduling?.Strategy == SchedulingStrategy.Spot;
        var amount = (price * submit.ReplicaCount * (1 + Surcharge)).ToString("0.00", CultureInfo.InvariantCulture);
        return $"{(isSpot ? "less than" : "about")} {amount} USD an hour ({machines}, {region}{(isSpot ? ", as a spot machine" : "")}): "
            + $"an estimate, from the table of {AsOf}";
    }

    private decimal? Price(SubmitSettings submit, string region)
    {
        if (Size().Match(submit.MachineType!) is not { Success: true } match)
            return null;
        var (kind, size) = (match.Groups["kind"].Value, int.Parse(match.Groups["size"].Value, CultureInfo.InvariantCulture));
        if (match.Groups["gpus"].Success)
            return In(PerGpu, kind, region) * size;
        var machine = In(PerVcpu, kind, region) * size;
        return submit.AcceleratorType is { } type ? machine + (In(PerAccelerator, type, region) * (submit.AcceleratorCount ?? 1)) : machine;
    }

    private static decimal? In(IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> prices, string what, string region) =>
        prices.TryGetValue(what, out var regions) && regions.TryGetValue(region, out var price) ? price : null;

    private static string Machines(SubmitSettings submit)
    {
        var replicas = submit.ReplicaCount == 1 ? "" : $"{submit.ReplicaCount} machines of ";
        var accelerators = submit.AcceleratorType is { } type ? $" + {submit.AcceleratorCount ?? 1} {type}" : "";
        return replicas + submit.MachineType + accelerators;
    }

    [GeneratedRegex(@"\A(?<kind>[a-z0-9]+-[a-z]+)-(?<size>[0-9]{1,3})(?<gpus>g)?\z")]
    private static partial Regex Size();
}
