using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Build.Steps;

/// <summary>Record of everything a pipeline has made: data, settings, code, image, job and model in one file.</summary>
internal sealed class Manifest
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
    };

    private string _path = "";

    public string? Pipeline { get; set; }

    public string? Commit { get; set; }

    /// <summary>The objects downloaded from Cloud Storage, by address.</summary>
    public SortedDictionary<string, ManifestInput>? Inputs { get; set; }

    public string? DatasetSha256 { get; set; }

    public string? SettingsSha256 { get; set; }

    public ManifestImage? Image { get; set; }

    public ManifestRun? Run { get; set; }

    public ManifestModel? Model { get; set; }

    public SortedDictionary<string, StepRecord> Steps { get; init; } = [];

    /// <exception cref="FaultException">The file is not a manifest.</exception>
    public static Manifest Load(string path)
    {
        try
        {
            var manifest = File.Exists(path) ? JsonSerializer.Deserialize<Manifest>(File.ReadAllText(path), Options) : new Manifest();
            if (manifest is null || manifest.Steps.ContainsValue(null!) || manifest.Inputs?.ContainsValue(null!) == true)
                throw new JsonException("A manifest, an input or a step is null.");
            manifest._path = path;
            return manifest;
        }
        catch (JsonException exception)
        {
            throw new FaultException(
                FaultKind.Settings, $"{path}: not a manifest ({exception.Message}) Delete it; every step then runs again.", exception);
        }
    }

    public void Save() => AtomicFile.WriteAllText(_path, JsonSerializer.Serialize(this, Options) + "\n");

    /// <summary>
    /// A step must run if it never ran, if an input changed, if an output is missing or was changed, or if its work is stale.
    /// </summary>
    public async Task<StepDecision> DecideAsync(string name, Step step, bool force)
    {
        var decision = Decide(name, step, force);
        return !decision.MustRun && await step.FindStale() is { } stale ? new(true, stale) : decision;
    }

    public void Record(string name, Step step, DateTimeOffset finishedAt)
    {
        Steps[name] = new(
            new(step.Inputs.ToDictionary()),
            new(step.Outputs.ToDictionary(output => output, FileHash.Of)),
            finishedAt);
        Save();
    }

    private StepDecision Decide(string name, Step step, bool force)
    {
        if (force)
            return new(true, "--force was given");
        if (step.Inputs.Count == 0)
            return new(true, "always runs");
        if (!Steps.TryGetValue(name, out var record))
            return new(true, "never ran");

        var changed = step.Inputs.Keys.Union(record.Inputs.Keys)
            .Where(input => step.Inputs.GetValueOrDefault(input) != record.Inputs.GetValueOrDefault(input)).Order().ToArray();
        if (changed.Length > 0)
            return new(true, $"{string.Join(", ", changed)} changed");

        var damaged = step.Outputs.FirstOrDefault(output => record.Outputs.GetValueOrDefault(output) != FileHash.Of(output));
        if (damaged is not null)
            return new(true, $"{Path.GetFileName(damaged)} is missing or was changed");

        return new(false, $"{string.Join(", ", step.Inputs.Keys.Order())} unchanged since {record.FinishedAt:yyyy-MM-dd HH:mm:ss} UTC");
    }
}
