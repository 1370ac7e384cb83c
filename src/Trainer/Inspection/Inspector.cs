using System.Text.Json;
using System.Text.Json.Nodes;
using Faults;
using Trainer.Artifacts;
using Trainer.Configuration;

namespace Trainer.Inspection;

/// <summary>Tells what is in a file, as JSON. Nothing in it is executed.</summary>
internal static class Inspector
{
    /// <returns>An object whose <c>kind</c> says what else it holds.</returns>
    /// <exception cref="FaultException">The file is missing, damaged, hostile, or of no known kind.</exception>
    public static string Describe(string path)
    {
        object report = KnownKinds.Of(path) switch
        {
            KnownKind.Model => Model(path),
            KnownKind.Weights => WeightsReport.Read(path),
            KnownKind.Vocabulary => VocabularyReport.Read(path),
            KnownKind.Config => ConfigReport.Read(path),
            KnownKind.SentencePiece => SentencePieceReport.Read(path),
            _ => LanguageModelReport.Read(path),
        };
        return JsonSerializer.Serialize(report, SettingsJson.Options);
    }

    /// <summary>What the model file says of itself, and what kind of file that is.</summary>
    private static JsonObject Model(string path)
    {
        var description = JsonSerializer.SerializeToNode(ModelFile.ReadDescription(path), SettingsJson.Options)!.AsObject();
        description.Insert(0, "kind", JsonSerializer.SerializeToNode(KnownKind.Model, SettingsJson.Options));
        description.Insert(1, "file", path);
        return description;
    }
}
