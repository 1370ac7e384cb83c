using System.Diagnostics;
using System.Globalization;
using Kernels.Reading;
using Settings;
using Ulmfit.Batches;
using Ulmfit.Classification;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Training.Benchmarks;

/// <summary>The trainer's own predictions, in the precision that <c>predict</c> has by default: all documents once, whenever they are asked for.</summary>
internal static class OwnPredictions
{
    /// <param name="commands">See <see cref="Commands"/>; the loss is that of the labels that a classifier's steps have.</param>
    /// <param name="answers">To them.</param>
    public static void Run(StepSettings settings, TextReader commands, TextWriter answers)
    {
        set_num_threads(settings.Computation.Threads);
        using var network = CreateNetwork(settings);
        var documents = Documents(settings);
        Answer(Commands.Ready);
        while (commands.ReadLine() == Commands.Step)
        {
            var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var probabilities = network.Predict(
                documents, new ClassifierObjective(multiLabel: true), DocumentBatches.MostRows, ReadingPrecision.Fast, CancellationToken.None);
            var (seconds, processorTime) = (clock.Elapsed.TotalSeconds, Environment.CpuUsage.TotalTime - processor);
            Answer(string.Create(CultureInfo.InvariantCulture, $"{seconds:R} {processorTime.TotalSeconds:R} {Loss(probabilities):R}"));
        }

        using var self = Process.GetCurrentProcess();
        Answer(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));

        void Answer(string line)
        {
            answers.WriteLine(line);
            answers.Flush();
        }
    }

    /// <summary>The network that predicts, with weights that are the same at every call.</summary>
    public static DirectedNetwork CreateNetwork(StepSettings settings) => new(
        Direction.Forward, settings.Encoder, settings.Vocabulary, settings.Classes,
        new NetworkOptions { WindowLength = settings.Window, DropMult = 1, Seed = (uint)OwnSteps.Seed }, new Device(settings.Computation.Device));

    private static int[][] Documents(StepSettings settings)
    {
        var tokens = TokensFile.Read(settings.TokensFile);
        var (documents, start) = (new int[settings.Lengths.Count][], 0);
        for (var document = 0; document < documents.Length; document++, start += settings.Lengths[document - 1])
            documents[document] = tokens[start..(start + settings.Lengths[document])];
        return documents;
    }

    /// <summary>The mean binary cross entropy: it tells predictions of other documents, or in another order, apart.</summary>
    private static double Loss(float[][] probabilities) => probabilities
        .SelectMany((row, document) => row.Zip(OwnSteps.Labels(document, row.Length), (probability, label) =>
            -Math.Log(label == 1 ? probability : 1 - (double)probability)))
        .Average();
}
