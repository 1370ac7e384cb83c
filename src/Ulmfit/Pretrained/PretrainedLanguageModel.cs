using Faults;
using PyTorchFiles;
using Settings;
using Text;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Pretrained;

/// <summary>The content of a pretrained language model's files: initial weights for a language model of other texts.</summary>
/// <remarks>Holds the weights in managed memory, about four bytes per number; creates no network.</remarks>
public sealed class PretrainedLanguageModel
{
    private const string EmbeddingName = "0.encoder.weight", BiasName = "1.decoder.bias";

    private readonly IReadOnlyDictionary<string, TensorData> _tensors;

    private PretrainedLanguageModel(
        string location, EncoderConfig config, IReadOnlyList<string> tokens, IReadOnlyDictionary<string, TensorData> tensors)
    {
        (Location, Config, Tokens, _tensors) = (location, config, tokens, tensors);
    }

    /// <summary>The origin of the files, for messages.</summary>
    public string Location { get; }

    /// <summary>The sizes and dropouts, which a model that is initialized from this one must have too.</summary>
    public EncoderConfig Config { get; }

    /// <summary>The tokens of the model; the position of a token is its row in the embedding.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>Reads the files and checks that they fit together, without executing anything in them or creating a network.</summary>
    /// <exception cref="FaultException">
    /// A file is missing, damaged or malicious, or the files do not fit together. The message lists every mismatch by key with the expected
    /// and the found value.
    /// </exception>
    public static PretrainedLanguageModel Read(PretrainedFiles files)
    {
        var config = files.Config is { } path ? EncoderConfigFile.Read(path, files.Show(path)) : EncoderConfigFile.English;
        var tokens = PickleFile.ReadStrings(files.Vocabulary, files.Show(files.Vocabulary));
        if (tokens.Count == 0)
            throw new FaultException(FaultKind.Data, $"{files.Show(files.Vocabulary)}: it holds no tokens. Copy it again.");
        var file = PyTorchFile.ReadStateDict(files.Weights, files.Show(files.Weights));
        RefuseOtherLayouts(file, files.Show(files.Weights));

        var weights = new PretrainedWeights(file, [.. EncoderShapes.OfLanguageModel(config, tokens.Count)]);
        return weights.Mismatches.Count == 0
            ? new(files.Location, config, tokens, weights.Tensors)
            : throw new FaultException(FaultKind.Data, string.Join('\n', [
                $"{files.Show(files.Weights)}: it does not fit {Describe(files, config, tokens.Count)}:",
                .. Shortened(weights.Mismatches).Select(mismatch => $"  {mismatch}"),
                Advice(file, files, config),
            ]));
    }

    /// <summary>The number of tokens of a vocabulary that this model has a row for.</summary>
    public int CountKnown(Vocabulary vocabulary) => new EmbeddingTransfer(Tokens, vocabulary.Tokens).Carried;

    /// <summary>Initializes a language model that has another vocabulary with these weights.</summary>
    /// <param name="model">
    /// A model with the sizes of <see cref="Config"/> and the number of tokens of <paramref name="vocabulary"/>.
    /// </param>
    /// <exception cref="FaultException">The model has other sizes. The message lists all differences; the model is unchanged.</exception>
    public void LoadInto(LanguageModel model, Vocabulary vocabulary)
    {
        using var scope = NewDisposeScope();
        model.Load(StateFor(vocabulary));
    }

    /// <summary>
    /// The weights for a language model with another vocabulary, by fastai's key: a token of both vocabularies keeps its row of the
    /// embedding and its element of the decoder's bias; a new token gets the mean of all rows and elements.
    /// </summary>
    /// <returns>New tensors on the CPU in the caller's dispose scope; tied names share one tensor.</returns>
    /// <remarks>Source: Howard and Ruder 2018, section 3.2; fastai 2.1.8 <c>match_embeds</c>.</remarks>
    internal IReadOnlyDictionary<string, Tensor> StateFor(Vocabulary vocabulary)
    {
        var transfer = new EmbeddingTransfer(Tokens, vocabulary.Tokens);
        var state = new OrderedDictionary<string, Tensor>();
        foreach (var expected in EncoderShapes.OfLanguageModel(Config, vocabulary.Count))
        {
            state.Add(expected.Name, expected switch
            {
                { TiedTo: { } first } => state[first],
                { Name: EmbeddingName or BiasName } => transfer.Carry(_tensors[expected.Name]),
                _ => _tensors[expected.Name].ToTensor(),
            });
        }

        return state;
    }

    private static void RefuseOtherLayouts(StateDict file, string name)
    {
        var what = file.Keys.FirstOrDefault(key => key.EndsWith("encoder.weight", StringComparison.Ordinal)) switch
        {
            "encoder.weight" => $"an encoder alone, without the decoder's bias ({BiasName})",
            "0.module.encoder.weight" => "a classifier",
            _ => null,
        };
        if (what is not null)
        {
            throw new FaultException(
                FaultKind.Data,
                $"{name}: it holds {what} instead of a language model. Use the file that learn.save wrote for the language model.");
        }
    }

    private static string Describe(PretrainedFiles files, EncoderConfig config, int tokens)
    {
        var source = files.Config is null ? "fastai's English configuration" : Path.GetFileName(files.Config);
        return $"{source} ({NameOf(config.Architecture)}, emb_sz {config.EmbeddingSize}, n_hid {config.HiddenSize}, "
            + $"n_layers {config.Layers}) and the {tokens} tokens of {Path.GetFileName(files.Vocabulary)}";
    }

    private static IEnumerable<string> Shortened(IReadOnlyList<string> mismatches)
    {
        const int most = 60;
        return mismatches.Count <= most ? mismatches : [.. mismatches.Take(most), $"and {mismatches.Count - most} more"];
    }

    private static string Advice(StateDict file, PretrainedFiles files, EncoderConfig config)
    {
        var (mark, qrnn) = config.Architecture == Architecture.AwdQrnn ? ("weight_hh_l0", "false") : (".linear.", "true");
        return files.Config is { } path && file.Keys.Any(key => key.Contains(mark, StringComparison.Ordinal))
            ? $"The weights have the other architecture: set \"qrnn\": {qrnn} in {Path.GetFileName(path)}, or use files that all come from one model."
            : "Use files that all come from one model.";
    }

    private static string NameOf(Architecture architecture) => architecture == Architecture.AwdQrnn ? "AWD_QRNN" : "AWD_LSTM";
}
