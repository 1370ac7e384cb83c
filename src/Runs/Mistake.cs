namespace Runs;

/// <summary>A wrong answer on a test row.</summary>
/// <param name="Line">Where the row begins in the data set the trainer read, counted from 1, its header included.</param>
/// <param name="Probability">Of the label.</param>
/// <param name="Carried">Whether the row carries the label, so that the model missed it; else it gave it wrongly.</param>
/// <param name="Labels">All labels the row carries.</param>
/// <param name="Text">Null unless the settings ask for texts.</param>
public sealed record Mistake(
    string Label, int Line, double Probability, bool Carried, IReadOnlyList<string> Labels, string? Text);
