namespace Runs;

/// <summary>The rows a run trained and was scored on.</summary>
/// <param name="Sha256">Of the data set's bytes, in lower-case hexadecimal digits.</param>
/// <param name="Tokens">Of the rows trained and validated on.</param>
/// <param name="Lengths">How many of those rows have how many tokens.</param>
/// <param name="Together">How many rows of all carry both labels; on the diagonal, how many carry the label. // (labels, labels)</param>
public sealed record TrainingData(
    string Sha256,
    int TrainRows,
    int ValidationRows,
    int TestRows,
    long Tokens,
    int Vocabulary,
    IReadOnlyList<HistogramBin> Lengths,
    IReadOnlyList<IReadOnlyList<int>> Together);
