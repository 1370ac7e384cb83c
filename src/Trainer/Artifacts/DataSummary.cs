namespace Trainer.Artifacts;

/// <summary>The data set that a model was trained and scored on.</summary>
/// <param name="Sha256">The SHA-256 of the data set's bytes, in lower-case hexadecimal digits.</param>
internal sealed record DataSummary(string Sha256, int TrainRows, int ValidationRows, int TestRows);
