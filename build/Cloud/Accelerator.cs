namespace Build.Cloud;

/// <summary>A GPU as the table of machines has it.</summary>
/// <param name="Machines">
/// How many of it a machine may have, by the machine's type (<c>a2-highgpu-1g</c>) or by what the types of a family start with (<c>n1-</c>).
/// </param>
/// <param name="Regions">Where it is known to be.</param>
/// <param name="LacksBfloat16">Whether it is older than Ampere, the first to multiply numbers of bfloat16.</param>
internal sealed record Accelerator(
    IReadOnlyDictionary<string, IReadOnlyList<int>> Machines, IReadOnlyList<string> Regions, bool LacksBfloat16 = false)
{
    /// <returns>How many of it such a machine may have; null when the table has no such machine for it.</returns>
    public IReadOnlyList<int>? CountsOn(string machineType) =>
        Machines.FirstOrDefault(machine => Covers(machine.Key, machineType)).Value;

    /// <returns>Whether machines of that family have it, if perhaps not this one.</returns>
    public bool IsOfFamily(string machineType) => Machines.Keys.Any(known => Family(known) == Family(machineType));

    private static bool Covers(string known, string machineType) =>
        known.EndsWith('-') ? machineType.StartsWith(known, StringComparison.Ordinal) : machineType == known;

    private static string Family(string machineType) => machineType.Split('-')[0];
}
