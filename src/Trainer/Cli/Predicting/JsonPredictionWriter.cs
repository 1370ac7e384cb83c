using System.Text.Json;
using System.Text.Json.Nodes;
using Trainer.Cli.Terminals;
using Ulmfit.Classification;

namespace Trainer.Cli.Predicting;

/// <summary>Writes one JSON object per line: the members of the row, its labels, and its probabilities by class.</summary>
/// <param name="input">The name of the input in error messages.</param>
/// <param name="output">The output, disposed with the writer.</param>
internal sealed class JsonPredictionWriter(string input, Stream output, AddedNames names) : IPredictionWriter
{
    /// <summary>The number of decimals of a probability.</summary>
    public const int Decimals = 6;

    private readonly BufferedStream _output = new(output, 1 << 16);
    private readonly JsonWriterOptions _options = new() { Encoder = new ReadableJsonEncoder() };

    public void Write(TextRow row, Prediction prediction)
    {
        AddedNames.Check(row.Members.Select(member => member.Key), [names.Labels, names.Probabilities], $"{input}:{row.Line}");
        using (var json = new Utf8JsonWriter(_output, _options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in row.Members)
                WriteMember(json, name, value);
            json.WriteStartArray(names.Labels);
            foreach (var label in prediction.Labels)
                json.WriteStringValue(label);
            json.WriteEndArray();
            json.WriteStartObject(names.Probabilities);
            foreach (var (name, probability) in names.Classes.Zip(prediction.Probabilities))
                json.WriteNumber(name, Math.Round(probability, Decimals));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        _output.WriteByte((byte)'\n');
    }

    public void Flush() => _output.Flush();

    public void Dispose() => _output.Dispose();

    private static void WriteMember(Utf8JsonWriter json, string name, JsonNode? value)
    {
        json.WritePropertyName(name);
        if (value is null)
            json.WriteNullValue();
        else
            value.WriteTo(json);
    }
}
