using Faults;

namespace Trainer.Cli.Predicting;

/// <summary>What predictions are called beside the columns that are there already.</summary>
/// <param name="prefix">Stands before each of the names.</param>
/// <param name="classes">The model's.</param>
internal sealed class AddedNames(string prefix, IReadOnlyList<string> classes)
{
    /// <summary>Of the labels predicted.</summary>
    public string Labels => $"{prefix}labels";

    /// <summary>Of the object that holds all probabilities.</summary>
    public string Probabilities => $"{prefix}probabilities";

    public IReadOnlyList<string> Classes => classes;

    /// <summary>Of the columns for one probability each.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. classes.Select(name => $"{prefix}probability_{name}")];

    /// <param name="names">Of a row's members.</param>
    /// <param name="added">Those of the predictions that are written beside them.</param>
    /// <param name="place">Of the row, for the error.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: one name would stand for two things.</exception>
    public static void Check(IEnumerable<string> names, IEnumerable<string> added, string place)
    {
        if (names.Intersect(added).ToArray() is [var first, ..] clashes)
        {
            throw new FaultException(
                FaultKind.Settings,
                $"{place}: it has {string.Join(", ", clashes.Select(name => $"\"{name}\""))} already, as predictions are called. "
                + $"Rename {(clashes.Length == 1 ? $"\"{first}\"" : "them")}, or add --prefix=predicted_ to call the predictions otherwise.");
        }
    }
}
