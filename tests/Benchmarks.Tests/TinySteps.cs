using Trainer.Model;
using Training.Benchmarks;

namespace Benchmarks.Tests;

/// <summary>Steps small enough for a test to take them.</summary>
internal static class TinySteps
{
    private const double LearningRate = 0.002; // high, so that what a step does shows in the loss of the next
    private const int Vocabulary = 64, Rows = 4, Window = 9;

    /// <param name="tokensFile">Is written.</param>
    public static StepSettings Of(Architecture architecture, bool isClassifier, bool isFrozen, string tokensFile)
    {
        var columns = isClassifier ? 3 * Window : Window;
        TokensFile.Write(tokensFile, Rows, columns, Vocabulary, new Random(7));
        return new(
            new EncoderConfig { Architecture = architecture, EmbeddingSize = 16, HiddenSize = 24 }, isClassifier, isFrozen, Vocabulary, Rows,
            columns, Classes: 5, Window, PoolingClassifierHead.HiddenDropout, LearningRate, OwnSteps.Momentum, Threads: 1, tokensFile);
    }

    /// <returns>What the learner answers to so many steps, its peak memory last.</returns>
    public static string[] Answers(StepSettings settings, int steps, IDropoutMasks? masks = null)
    {
        using var answers = new StringWriter();
        using var commands = new StringReader(string.Concat(Enumerable.Repeat("step\n", steps)) + "end\n");
        OwnSteps.Run(settings, commands, answers, masks);
        return answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
