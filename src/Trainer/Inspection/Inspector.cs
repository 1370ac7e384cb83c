using System.Text.Json;
using System.Text.Json.Nodes;
using Faults;
using Trainer.Artifacts;
using Trainer.Configuration;

namespace Trainer.Inspection;

/// <summary>Describes the content of a file as JSON, without executing anything in it.</summary>
internal static class Inspector
{
    /// <summary>Describes a file or folder.</summary>
    /// <returns>A JSON object; its <c>kind</c> determines its other members.</returns>
    /// <exception cref="FaultException">The file is missing, damaged, malicious or of an unknown kind.</exception>
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

    /// <summary>The description of a model file with kind and path added.</summary>
    private static JsonObject Model(string path)
    {
        var description = JsonSerializer.SerializeToNode(ModelFile.ReadDescription(path), SettingsJson.Options)!.AsObject();
        description.Insert(0, "kind", JsonSerializer.SerializeToNode(KnownKind.Model, SettingsJson.Options));
        description.Insert(1, "file", path);
        return description;
    }
}
