namespace Build.Cloud;

/// <summary>Regions, machines and GPUs that Vertex AI is known to have as of the table's date.</summary>
/// <param name="AsOf">Year and month of the table.</param>
/// <param name="Regions">Regions that offer training.</param>
/// <param name="Accelerators">GPUs by type.</param>
internal sealed record MachineCatalog(
    string AsOf, IReadOnlyList<string> Regions, IReadOnlyDictionary<string, Accelerator> Accelerators)
{
    /// <summary>The table in this repository, which cites its sources.</summary>
    public static MachineCatalog Shipped { get; } = Tables.Read<MachineCatalog>("machines.json");

    /// <returns>The GPUs that are built into a machine type, in their fixed number; null if it has none.</returns>
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
