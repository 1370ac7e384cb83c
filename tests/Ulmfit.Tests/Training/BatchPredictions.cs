using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>Label probabilities of documents in padded training batches, as fastai computes them.</summary>
internal static class BatchPredictions
{
    /// <param name="batches">Batches that hold every document once, in any order.</param>
    /// <returns>One row per document, ordered by <see cref="ClassifierBatch.Documents"/>. // (documents, C)</returns>
    public static float[,] Predict(
        TextClassifier model, ClassifierObjective objective, IEnumerable<ClassifierBatch> batches, int documents, int classes)
    {
        using var untracked = no_grad();
        var probabilities = new float[documents, classes];
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            var (inputs, _) = objective.ToTensors(batch, model.Device);                                  // (B, T)
            var rows = objective.Probabilities(model.Forward(inputs, training: false).Logits).cpu();      // (B, C)
            var cells = rows.data<float>();
            for (var row = 0; row < batch.Rows; row++)
            {
                for (var label = 0; label < classes; label++)
                    probabilities[batch.Documents[row], label] = cells[row * classes + label];
            }
        }

        model.Reset();
        return probabilities;
    }
}
