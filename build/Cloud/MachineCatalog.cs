namespace Build.Cloud;

/// <summary>The regions, machines and GPUs that Vertex AI was known to have when the table was made.</summary>
/// <param name="AsOf">The year and month of the table.</param>
/// <param name="Regions">Those of training.</param>
/// <param name="Accelerators">The GPUs by type.</param>
internal sealed record MachineCatalog(
    string AsOf, IReadOnlyList<string> Regions, IReadOnlyDictionary<string, Accelerator> Accelerators)
{
    /// <summary>The table of this repository, which names its sources.</summary>
    public static MachineCatalog Shipped { get; } = Tables.Read<MachineCatalog>("machines.json");

    /// <returns>The GPUs that come with a machine of that type, and with no other number of them; null when it has none of its own.</returns>
    public (string Type, int Count)? BuiltInto(string machineType)
    {
        foreach (var (type, accelerator) in Accelerators)
        {
            if (accelerator.Machines.TryGetValue(machineType, out var counts))
                return (type, counts[0]);
        }

        return null;
    }
}
