namespace Trainer.Artifacts;

/// <summary>What a model was trained and scored on.</summary>
/// <param name="Sha256">Of the data set's bytes, in lower-case hexadecimal digits.</param>
public sealed record DataSummary(string Sha256, int TrainRows, int ValidationRows, int TestRows);
