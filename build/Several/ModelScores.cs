using System.Text.Json;
using Storage;

namespace Build.Several;

/// <summary>The scores of a trained model.</summary>
public static class ModelScores
{
    /// <returns>The macro F1 on the test rows.</returns>
    /// <exception cref="FaultException">The scores cannot be fetched, or hold none.</exception>
    public static async Task<double> MacroF1Async(ManifestModel model)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "scores.json");
            await ObjectStores.Open(model.Bucket).DownloadAsync(model.Scores, path);
            using var scores = JsonDocument.Parse(await File.ReadAllBytesAsync(path));
            return scores.RootElement.GetProperty("macro avg").GetProperty("F1").GetDouble();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FaultException(
                FaultKind.Data, $"{model.Bucket}/{model.Scores}: holds no macro F1. Train again with --new-run.", exception);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
