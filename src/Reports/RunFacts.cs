using System.Text.Json;
using Runs;
using Scoring;

namespace Reports;

/// <summary>Properties of a run that several sections use.</summary>
internal static class RunFacts
{
    public const string Macro = "macro avg", Micro = "micro avg";

    extension(RunRecord run)
    {
        public int Rows => run.Data.TrainRows + run.Data.ValidationRows + run.Data.TestRows;

        /// <summary>Whether a text has at most one label, so that the most probable class is predicted.</summary>
        public bool IsExclusive => run.Labels.Count > 0 && run.Labels.All(label => label.Threshold is null);

        public Figures? Average(string name) => run.Averages.GetValueOrDefault(name);
    }

    extension(Estimate estimate)
    {
        /// <summary>The interval, such as <c>0.610–0.742</c>; null if there is none.</summary>
        public string? Interval => estimate is { Low: { } low, High: { } high } ? $"{Format.Score(low)}–{Format.Score(high)}" : null;
    }

    /// <returns>A setting's value without quotes around text.</returns>
    public static string Setting(string json)
    {
        // Unpaired surrogates are an error for the parser.
        var plain = PlainText.Of(json);
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(plain) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : plain;
        }
        catch (JsonException)
        {
            return plain;
        }
    }
}
