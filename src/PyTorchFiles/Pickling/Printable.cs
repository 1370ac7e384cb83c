namespace Trainer.Artifacts.PyTorch.Pickling;

/// <summary>Names out of a file that nobody vouches for, fit for a one-line message.</summary>
internal static class Printable
{
    private const int Longest = 100;

    public static string Of(string name)
    {
        var shown = new string([.. name.Take(Longest).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
        return name.Length > Longest ? shown + "…" : shown;
    }
}
