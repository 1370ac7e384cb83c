using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trainer.Artifacts;
using Trainer.Devices;
using Trainer.Native;

namespace Trainer.Cli;

internal static class PredictCommand
{
    private const int TextsInChunk = 1024, BatchSize = 64;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Terminal terminal)
    {
        var model = new Option<string>("--model") { Description = "The model file.", Required = true };
        var text = new Option<string[]>("--text") { Description = "A text; repeatable. Without it, each line of standard input is one." };
        var device = DeviceOption.Create("What to compute on");
        var command = new Command("predict", "Prints the labels and probabilities of texts, a JSON line each, in their order.")
        {
            model,
            text,
            device,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var texts = parsed.GetValue(text) is { Length: > 0 } given ? given : Lines(terminal.Input);
            Run(parsed.GetValue(model)!, texts, DeviceOption.Parse(parsed.GetValue(device)!), terminal, cancellation);
            return Task.CompletedTask;
        });
        return command;
    }

    private static void Run(
        string modelPath, IEnumerable<string> texts, DeviceChoice choice, Terminal terminal, CancellationToken cancellation)
    {
        TorchLibrary.Load();
        var device = ComputeDevice.Choose(choice);
        var (classifier, _) = ModelFile.Load(modelPath, device.Device);
        terminal.Error.WriteLine($"device: {device}");
        using var loaded = classifier;
        foreach (var chunk in texts.Chunk(TextsInChunk))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var probabilities in classifier.Predict(chunk, BatchSize))
                terminal.Output.WriteLine(Line(classifier, probabilities).ToJsonString(Json));
        }
    }

    private static JsonObject Line(Classifier classifier, float[] probabilities)
    {
        var decided = classifier.Decide(probabilities);
        var labels = classifier.Classes.Labels.Where((_, index) => decided[index]).Select(label => (JsonNode)label);
        var rounded = classifier.Classes.Names.Select((name, index) =>
            KeyValuePair.Create(name, (JsonNode?)Math.Round(probabilities[index], 6)));
        return new JsonObject { ["labels"] = new JsonArray([.. labels]), ["probabilities"] = new JsonObject(rounded) };
    }

    private static IEnumerable<string> Lines(TextReader input)
    {
        while (input.ReadLine() is { } line)
            yield return line;
    }
}
