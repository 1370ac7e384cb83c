using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

/// <summary>State dictionaries that name each parameter once, as fixtures of a training do.</summary>
internal static class PartialState
{
    /// <summary>Loads the given tensors; others, such as initial batch statistics, are unchanged.</summary>
    public static void LoadPart(this ITextModel model, IReadOnlyDictionary<string, Tensor> part) =>
        model.Load(model.StateDict().ToDictionary(entry => entry.Key, entry => Given(entry.Key, part) ?? entry.Value));

    private static Tensor? Given(string name, IReadOnlyDictionary<string, Tensor> part) =>
        part.GetValueOrDefault(name)
        ?? (name is "0.encoder_dp.emb.weight" or "1.decoder.weight" ? part.GetValueOrDefault("0.encoder.weight") : null)
        ?? (name is "0.module.encoder_dp.emb.weight" ? part.GetValueOrDefault("0.module.encoder.weight") : null);
}
