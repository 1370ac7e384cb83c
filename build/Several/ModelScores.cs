using System.Text.Json;
using Storage.Locations;

namespace Build.Several;

/// <summary>Scores of a trained model on its test rows.</summary>
internal sealed record ModelScores(double MacroF1, double MicroF1)
{
    /// <exception cref="FaultException">The scores cannot be downloaded, or are not valid.</exception>
    public static async Task<ModelScores> ReadAsync(ManifestModel model)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "scores.json");
            await ObjectStores.Open(model.Bucket).DownloadAsync(model.Scores, path);
            using var scores = JsonDocument.Parse(await File.ReadAllBytesAsync(path));
            return new(F1("macro avg"), F1("micro avg"));

            double F1(string average) => scores.RootElement.GetProperty(average).GetProperty("F1").GetDouble();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FaultException(
                FaultKind.Data, $"{model.Bucket}/{model.Scores}: contains no F1 score over all labels. Train again with --new-run.", exception);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
