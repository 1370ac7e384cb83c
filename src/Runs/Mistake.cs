namespace Runs;

/// <summary>Wrong prediction on a test row.</summary>
/// <param name="Label">The label that is missed or predicted wrongly.</param>
/// <param name="Line">The first line of the row in the data set that the trainer read, counted from 1 with the header.</param>
/// <param name="Probability">The predicted probability of the label.</param>
/// <param name="Carried">Whether the row has the label (a false negative); otherwise the prediction is a false positive.</param>
/// <param name="Labels">All labels of the row.</param>
/// <param name="Text">The text of the row; null unless the settings include texts.</param>
public sealed record Mistake(
    string Label, int Line, double Probability, bool Carried, IReadOnlyList<string> Labels, string? Text);
