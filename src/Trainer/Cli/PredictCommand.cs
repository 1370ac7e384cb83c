using System.CommandLine;
using Faults;
using Kernels.Devices;
using Kernels.Native;
using Trainer.Artifacts;
using Trainer.Cli.Predicting;
using Trainer.Cli.Terminals;
using Trainer.Configuration;
using Ulmfit.Classification;

namespace Trainer.Cli;

/// <summary>The command <c>predict</c>.</summary>
internal static class PredictCommand
{
    public static Command Create(Terminal terminal)
    {
        var arguments = new PredictArguments();
        var command = new Command("predict", "Predicts the labels of texts. Writes each row with its labels and probabilities, in input order.");
        foreach (var option in arguments.Options)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(arguments.Read(parsed), terminal, cancellation));
        return command;
    }

    private static async Task RunAsync(PredictRequest request, Terminal terminal, CancellationToken cancellation)
    {
        TorchLibrary.Load();
        var device = ComputeDevice.Choose(request.Device);
        var (classifier, description) = ModelFile.Load(request.Model, device.Device);
        using var loaded = classifier;
        classifier.Precision = request.Precision;
        terminal.Error.WriteLine($"device: {device}");
        var textColumn = request.TextColumn ?? description.Settings.Dataset.TextColumn;
        var rows = request.CountRows(terminal, textColumn, cancellation);
        using var source = request.OpenSource(terminal, textColumn);
        if (request.WritesStandardOutput)
            await WriteAnswersAsync(request, classifier, source, description.Settings, terminal, cancellation);
        else
            await WriteFileAsync(request, classifier, source, description.Settings, terminal, rows, cancellation);
    }

    private static async Task WriteAnswersAsync(
        PredictRequest request, Classifier classifier, ITextSource source, TrainerSettings settings, Terminal terminal,
        CancellationToken cancellation)
    {
        try
        {
            // Standard output is not disposed: .NET blocks when it closes an inherited pipe.
            var writer = CreateWriter(request, classifier, source, settings, terminal.AnswerBytes);
            await new PredictionPipeline(classifier, source, writer, _ => { }).RunAsync(cancellation);
        }
        catch (IOException e) when (Terminal.IsReaderGone(e))
        {
            // The reader has closed the pipe, so the remaining output is not needed.
        }
        catch (IOException e)
        {
            throw new FaultException(FaultKind.Tool, $"standard output: {e.Message}. Correct the problem, and run the command again.", e);
        }
    }

    private static async Task WriteFileAsync(
        PredictRequest request, Classifier classifier, ITextSource source, TrainerSettings settings, Terminal terminal, long? rows,
        CancellationToken cancellation)
    {
        var progress = new PredictionProgress(terminal.Error, terminal.IsErrorTerminal, rows, TimeProvider.System);
        try
        {
            await AtomicFile.WriteAsync(request.Output, async partial =>
            {
                var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
                using var writer = CreateWriter(request, classifier, source, settings, file);
                await new PredictionPipeline(classifier, source, writer, progress.Add).RunAsync(cancellation);
            });
            progress.Finish(request.Output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            progress.Clear();
            throw new FaultException(FaultKind.Tool, $"{request.Output}: {e.Message} Correct the problem, and run the command again.", e);
        }
        catch
        {
            progress.Clear();
            throw;
        }
    }

    private static IPredictionWriter CreateWriter(
        PredictRequest request, Classifier classifier, ITextSource source, TrainerSettings settings, Stream output)
    {
        var names = new AddedNames(request.Prefix, classifier.Classes.Names);
        return request.OutputFormat == TextFormat.Csv
            ? new CsvPredictionWriter(request.InputName, source.Columns, source.Style, output, names, settings.Dataset.LabelDelimiter)
            : new JsonPredictionWriter(request.InputName, output, names);
    }
}
