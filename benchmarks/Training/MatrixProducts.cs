using Settings;
using Ulmfit.Model;

namespace Training.Benchmarks;

/// <summary>The floating-point operations of all matrix products that a training step cannot do without.</summary>
/// <remarks>
/// A weight matrix W (out, in) that N vectors go through takes 2 N |W| operations, a multiplication and an addition a weight: forward,
/// y = x Wᵀ; once more backward for the gradient of x, dx = dy W, where something below is trained; and once more for the gradient of W,
/// dW = dyᵀ x, where W itself is. N is B T, for recurrent weights too, which are multiplied once a time step. (The gradient of the state
/// before the first step is not needed: 1 of T products of one of three kinds, which is not taken off.)
/// A frozen language model trains its embedding, which is the decoder too: gradients go down through all layers, but stop at no weights.
/// A prediction trains nothing. A frozen classifier trains its head alone, whose lowest trained parameter is the batch normalisation below both matrices.
/// Elementwise work, dropout, softmax and the optimizer count nothing: they are what the limit leaves no time for.
/// </remarks>
internal static class MatrixProducts
{
    private const int HeadFeatures = PoolingClassifierHead.HiddenSize;

    /// <returns>GFLOP a step.</returns>
    public static double Gflop(StepSettings step)
    {
        var encoder = step.Encoder;
        double rows = step.Work == Work.Prediction ? step.Lengths.Count : step.Rows;
        double tokens = step.Work == Work.Prediction ? step.Lengths.Sum() : step.Rows * step.Columns;
        var kinds = (step.Work, step.IsFrozen) switch
        {
            (Work.Prediction, _) => 1,
            (_, false) => 3,
            (Work.LanguageModel, _) => 2,
            _ => 1,
        };
        var recurrent = kinds * tokens * Enumerable.Range(0, encoder.Layers).Sum(layer => RecurrentWeights(encoder, layer));
        var kindsOfLast = step.Work == Work.Prediction ? 1 : 3;
        var last = step.Work == Work.LanguageModel
            ? tokens * step.Vocabulary * encoder.EmbeddingSize
            : rows * HeadFeatures * ((3 * encoder.EmbeddingSize) + step.Classes);
        return 2 * (recurrent + (kindsOfLast * last)) / 1e9;
    }

    private static long RecurrentWeights(EncoderConfig encoder, int layer)
    {
        var (input, output) = encoder.SizesOf(layer);
        return encoder.Architecture == Architecture.AwdLstm
            ? 4L * output * (input + output)
            : 3L * output * input * AwdEncoder.WindowOf(layer);
    }
}
