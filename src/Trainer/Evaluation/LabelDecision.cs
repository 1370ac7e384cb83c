namespace Trainer.Evaluation;

/// <summary>Turns the probabilities of one document into the labels it gets.</summary>
public static class LabelDecision
{
    /// <summary>A class is predicted when its probability is strictly above the threshold, both as 32-bit floats.</summary>
    /// <param name="probabilities">One probability a class. // (C)</param>
    public static bool[] Decide(ReadOnlySpan<float> probabilities, float threshold)
    {
        var decided = new bool[probabilities.Length];
        for (var i = 0; i < decided.Length; i++)
            decided[i] = probabilities[i] > threshold;
        return decided;
    }
}
