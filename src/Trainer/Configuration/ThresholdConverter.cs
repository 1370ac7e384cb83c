using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trainer.Configuration;

/// <summary>Writes a threshold that is still to be chosen as <c>auto</c>, as a person does.</summary>
internal sealed class ThresholdConverter : JsonConverter<float?>
{
    public const string Auto = "auto";

    public override bool HandleNull => true;

    public override float? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetSingle(),
        JsonTokenType.String when reader.ValueTextEquals(Auto) => null,
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, float? value, JsonSerializerOptions options)
    {
        if (value is { } threshold)
            writer.WriteNumberValue(threshold);
        else
            writer.WriteStringValue(Auto);
    }
}
