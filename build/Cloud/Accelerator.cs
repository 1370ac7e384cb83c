namespace Build.Cloud;

/// <summary>A GPU type in the table of machines.</summary>
/// <param name="Machines">
/// The possible numbers of GPUs, by machine type (<c>a2-highgpu-1g</c>) or by the prefix of a family's types (<c>n1-</c>).
/// </param>
/// <param name="Regions">Regions that are known to have it.</param>
/// <param name="LacksBfloat16">Whether it is older than Ampere, the first architecture with bfloat16 arithmetic.</param>
internal sealed record Accelerator(
    IReadOnlyDictionary<string, IReadOnlyList<int>> Machines, IReadOnlyList<string> Regions, bool LacksBfloat16 = false)
{
    /// <returns>The possible numbers of GPUs on such a machine; null if the table has no such machine for this GPU.</returns>
    public IReadOnlyList<int>? CountsOn(string machineType) =>
        Machines.FirstOrDefault(machine => Covers(machine.Key, machineType)).Value;

    /// <returns>Whether machines of that family have this GPU, even if not this machine type.</returns>
    public bool IsOfFamily(string machineType) => Machines.Keys.Any(known => Family(known) == Family(machineType));

    private static bool Covers(string known, string machineType) =>
        known.EndsWith('-') ? machineType.StartsWith(known, StringComparison.Ordinal) : machineType == known;

    private static string Family(string machineType) => machineType.Split('-')[0];
}
