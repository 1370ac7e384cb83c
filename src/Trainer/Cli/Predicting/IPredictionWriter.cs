using Ulmfit.Classification;

namespace Trainer.Cli.Predicting;

/// <summary>Writes rows with what was predicted of them.</summary>
internal interface IPredictionWriter : IDisposable
{
    /// <exception cref="Faults.FaultException">The row does not fit beside the ones before; it is named by line.</exception>
    void Write(TextRow row, Prediction prediction);

    /// <summary>Hands all rows on to whoever reads them.</summary>
    void Flush();
}
