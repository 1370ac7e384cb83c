namespace Faults;

/// <summary>Prepares names from untrusted files for one-line messages.</summary>
public static class Printable
{
    private const int Longest = 100;

    /// <returns>The name with control characters replaced, shortened to 100 characters.</returns>
    public static string Of(string name)
    {
        var shown = new string([.. name.Take(Longest).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
        return name.Length > Longest ? shown + "…" : shown;
    }
}
