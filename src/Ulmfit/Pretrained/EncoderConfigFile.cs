using System.Text.Json;
using Faults;
using PyTorchFiles;
using Ulmfit.Model;

namespace Ulmfit.Pretrained;

/// <summary>
/// Reads a language model's <c>config.json</c>: the keyword arguments of fastai's <c>AWD_LSTM</c> or <c>AWD_QRNN</c>, and <c>qrnn</c>,
/// which selects one of the two.
/// </summary>
/// <remarks>
/// An omitted key has the value of fastai's <c>awd_lstm_lm_config</c> or <c>awd_qrnn_lm_config</c>; without <c>qrnn</c>, of the latter.
/// An unknown key is an error, as in fastai, because it may change the network.
/// </remarks>
public static class EncoderConfigFile
{
    /// <summary>Limits far above any real configuration.</summary>
    private const int MostBytes = 64 * 1024, MostFeatures = 1 << 16, MostLayers = 64;

    private static readonly OrderedDictionary<string, Setting> Settings = new(StringComparer.Ordinal)
    {
        ["emb_sz"] = Setting.Whole(MostFeatures, (config, size) => config with { EmbeddingSize = size }),
        ["n_hid"] = Setting.Whole(MostFeatures, (config, size) => config with { HiddenSize = size }),
        ["n_layers"] = Setting.Whole(MostLayers, (config, layers) => config with { Layers = layers }),
        ["pad_token"] = Setting.Only("1", "Use a model whose padding token is 1, as in fastai."),
        ["bidir"] = Setting.Only("false", "Use a model of one direction, forward or backward."),
        ["output_p"] = Setting.Probability((config, p) => config with { OutputP = p }),
        ["hidden_p"] = Setting.Probability((config, p) => config with { HiddenP = p }),
        ["input_p"] = Setting.Probability((config, p) => config with { InputP = p }),
        ["embed_p"] = Setting.Probability((config, p) => config with { EmbedP = p }),
        ["weight_p"] = Setting.Probability((config, p) => config with { WeightP = p }),
        ["tie_weights"] = Setting.Only("true", "Use a model whose decoder shares the weights of its embedding."),
        ["out_bias"] = Setting.Only("true", "Use a model whose decoder has a bias."),
        ["qrnn"] = new("true or false", (config, value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? config : null),
    };

    /// <summary>The configuration of fastai's English models, which have no <c>config.json</c>: <c>awd_lstm_lm_config</c>.</summary>
    public static EncoderConfig English { get; } = new();

    private static string Known => string.Join(", ", Settings.Keys);

    /// <summary>Reads and checks a configuration file.</summary>
    /// <param name="name">The name of the file in messages.</param>
    /// <exception cref="FaultException">
    /// The file cannot be read or does not describe a supported network. The message has one line per mistake.
    /// </exception>
    public static EncoderConfig Read(string path, string name) => SourceFile.Read(path, name, stream =>
    {
        try
        {
            if (stream.Length > MostBytes)
            {
                throw new InvalidDataException(
                    $"it has {stream.Length} bytes, more than any configuration ({MostBytes} at most). Check the path.");
            }

            using var json = JsonDocument.Parse(stream);
            return Read(json.RootElement, name);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"it is not JSON: line {e.LineNumber + 1} is damaged. Copy it again.", e);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException("a string in it is not valid Unicode. Copy it again.", e);
        }
    });

    private static EncoderConfig Read(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"it holds {Shown(root)} instead of an object of settings. Copy it again.");

        var config = root.TryGetProperty("qrnn", out var qrnn) && qrnn.ValueKind == JsonValueKind.False ? English : EncoderConfig.AwdQrnn;
        var mistakes = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in root.EnumerateObject().Select(property => (property.Name, property.Value)))
        {
            if (!Settings.TryGetValue(key, out var setting))
                mistakes.Add($"{Printable.Of(key)}: unknown setting. Remove it. Known settings: {Known}.");
            else if (!seen.Add(key))
                mistakes.Add($"{key}: the key occurs twice. Remove one of the two.");
            else if (setting.Read(config, value) is { } changed)
                config = changed;
            else
                mistakes.Add($"{key}: expected {setting.Expected}, found {Shown(value)}. {setting.Advice}");
        }

        return mistakes.Count == 0
            ? config
            : throw new FaultException(FaultKind.Data, string.Join('\n', mistakes.Select(mistake => $"{name}: {mistake}")));
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Printable.Of(value.GetRawText()),
    };

    /// <param name="Expected">The description of a valid value, for messages.</param>
    /// <param name="Read">Returns the configuration with the value set; null when the value is not supported.</param>
    /// <param name="Advice">The last sentence of the message.</param>
    private sealed record Setting(
        string Expected,
        Func<EncoderConfig, JsonElement, EncoderConfig?> Read,
        string Advice = "Correct it, or copy the file that belongs to the weights.")
    {
        public static Setting Whole(int most, Func<EncoderConfig, int, EncoderConfig> set) => new(
            $"a whole number from 1 to {most}",
            (config, value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 1 && number <= most
                ? set(config, number)
                : null);

        public static Setting Probability(Func<EncoderConfig, double, EncoderConfig> set) => new(
            "a number from 0 to below 1",
            (config, value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and < 1
                ? set(config, number)
                : null);

        /// <summary>A setting for which the network supports only one value.</summary>
        public static Setting Only(string value, string advice) => new(
            value, (config, found) => found.ValueKind != JsonValueKind.String && found.GetRawText() == value ? config : null, advice);
    }
}
