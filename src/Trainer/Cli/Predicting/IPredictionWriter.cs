using Ulmfit.Classification;

namespace Trainer.Cli.Predicting;

/// <summary>Writes rows with their predictions.</summary>
internal interface IPredictionWriter : IDisposable
{
    /// <summary>Writes a row.</summary>
    /// <exception cref="Faults.FaultException">
    /// The members of the row do not fit those of earlier rows; the message has its line.
    /// </exception>
    void Write(TextRow row, Prediction prediction);

    /// <summary>Flushes all rows to the output.</summary>
    void Flush();
}
