using Settings;
using Training.Benchmarks;
using Ulmfit.Model;

namespace Benchmarks.Tests;

/// <summary>Steps small enough for a test to take them.</summary>
internal static class TinySteps
{
    private const double LearningRate = 0.002; // high, so that what a step does shows in the loss of the next
    private const int Vocabulary = 64, Rows = 4, Window = 9;

    /// <summary>Of documents: some of whole windows, one longer than what is pooled.</summary>
    private static readonly int[] Lengths = [4, 30, 9, 1, 17, 200, 18, 18, 2, 5, 90, 27, 3, 11];

    /// <param name="tokensFile">Is written.</param>
    public static StepSettings Of(Architecture architecture, Work work, bool isFrozen, string tokensFile)
    {
        var columns = work == Work.LanguageModel ? Window : 3 * Window;
        int[] lengths = work == Work.Prediction ? Lengths : [];
        TokensFile.Write(tokensFile, Math.Max(Rows * columns, lengths.Sum()), Vocabulary, new Random(7));
        return new(
            new EncoderConfig { Architecture = architecture, EmbeddingSize = 16, HiddenSize = 24 }, work, isFrozen, Vocabulary, Rows,
            columns, lengths, Classes: 5, Window, PoolingClassifierHead.HiddenDropout, LearningRate, OwnSteps.Momentum, new Computation(Threads: 1), tokensFile);
    }

    /// <returns>What the process answers to so many steps, its peak memory last.</returns>
    public static string[] Answers(StepSettings settings, int steps, IDropoutMasks? masks = null)
    {
        using var answers = new StringWriter();
        using var commands = new StringReader(string.Concat(Enumerable.Repeat("step\n", steps)) + "end\n");
        if (settings.Work == Work.Prediction)
            OwnPredictions.Run(settings, commands, answers);
        else
            OwnSteps.Run(settings, commands, answers, masks);
        return answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
