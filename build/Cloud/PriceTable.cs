using System.Globalization;
using System.Text.RegularExpressions;
using Pipelines;

namespace Build.Cloud;

/// <summary>Estimated prices of machines, in USD per hour, as of the table's date.</summary>
/// <param name="AsOf">Year and month of the table.</param>
/// <param name="Surcharge">Vertex AI's surcharge, as a fraction.</param>
/// <param name="PerVcpu">Price of a vCPU with its memory, by machine kind (<c>n1-standard</c>) and region.</param>
/// <param name="PerGpu">Price of a GPU with its share of the machine, by machine kind (<c>a2-highgpu</c>) and region.</param>
/// <param name="PerAccelerator">Price of a GPU alone, by type and region.</param>
internal sealed partial record PriceTable(
    string AsOf,
    decimal Surcharge,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> PerVcpu,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> PerGpu,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> PerAccelerator)
{
    /// <summary>The table in this repository, which cites its sources.</summary>
    public static PriceTable Shipped { get; } = Tables.Read<PriceTable>("prices.json");

    /// <returns>One line with the hourly cost of a job's machines in a region; null for a job that does not run on Vertex AI.</returns>
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
