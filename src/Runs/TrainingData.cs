namespace Runs;

/// <summary>Data that a run was trained and scored on.</summary>
/// <param name="Sha256">The SHA-256 of the data set, in lower-case hexadecimal digits.</param>
/// <param name="Tokens">The number of tokens in the training and validation rows.</param>
/// <param name="Vocabulary">The size of the vocabulary.</param>
/// <param name="Lengths">The histogram of the number of tokens in these rows.</param>
/// <param name="Together">Co-occurrence of labels: the number of rows with both labels; on the diagonal, with the label. // (labels, labels)</param>
public sealed record TrainingData(
    string Sha256,
    int TrainRows,
    int ValidationRows,
    int TestRows,
    long Tokens,
    int Vocabulary,
    IReadOnlyList<HistogramBin> Lengths,
    IReadOnlyList<IReadOnlyList<int>> Together);
