using Faults;

namespace Trainer.Cli.Predicting;

/// <summary>The names of the columns or members that predictions add to a row.</summary>
/// <param name="prefix">The prefix of each name.</param>
/// <param name="classes">The classes of the model.</param>
internal sealed class AddedNames(string prefix, IReadOnlyList<string> classes)
{
    /// <summary>The name of the predicted labels.</summary>
    public string Labels => $"{prefix}labels";

    /// <summary>The name of the JSON object with all probabilities.</summary>
    public string Probabilities => $"{prefix}probabilities";

    /// <summary>The classes of the model.</summary>
    public IReadOnlyList<string> Classes => classes;

    /// <summary>The names of the CSV columns with one probability each.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. classes.Select(name => $"{prefix}probability_{name}")];

    /// <summary>Checks that the added names differ from the existing ones.</summary>
    /// <param name="names">The names of a row's members.</param>
    /// <param name="added">The names that predictions add.</param>
    /// <param name="place">The place of the row, for the error message.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: a name occurs in both.</exception>
    public static void Check(IEnumerable<string> names, IEnumerable<string> added, string place)
    {
        if (names.Intersect(added).ToArray() is [var first, ..] clashes)
        {
            throw new FaultException(
                FaultKind.Settings,
                $"{place}: it has {string.Join(", ", clashes.Select(name => $"\"{name}\""))} already, which predictions use too. "
                + $"Rename {(clashes.Length == 1 ? $"\"{first}\"" : "them")}, or add --prefix=predicted_ to rename the predictions.");
        }
    }
}
