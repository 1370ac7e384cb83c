using Trainer.Artifacts.PyTorch;
using Trainer.Evaluation;
using Trainer.Text;

namespace Trainer.Artifacts;

/// <summary>
/// Whether the parts of a model file fit together, known before a network is made of them: settings alone could ask for any amount of
/// memory, weights that are there cannot.
/// </summary>
internal static class ModelFit
{
    private const int LongestWindow = 65_536;

    /// <exception cref="InvalidDataException">They do not.</exception>
    public static void Check(ModelDescription description, Vocabulary vocabulary, StateDict weights)
    {
        var (settings, classes) = (description.Settings, description.Classes);
        if (settings is not { WindowLength: > 0 and <= LongestWindow, EmbeddingSize: > 0, HiddenSize: > 0, Layers: > 0, DropMult: >= 0 })
            throw new InvalidDataException("its settings describe no network.");
        if (LabelClasses.Of(settings, []).Names.FirstOrDefault(name => !classes.Contains(name)) is { } missing)
            throw new InvalidDataException($"it has no class for label {missing}.");
        if (classes.Distinct().Count() < classes.Count)
            throw new InvalidDataException("two of its classes have one name.");

        Demand(weights, "0.module.encoder.weight", vocabulary.Count, settings.EmbeddingSize);
        for (var layer = 0; layer < settings.Layers; layer++)
        {
            long hidden = layer == settings.Layers - 1 ? settings.EmbeddingSize : settings.HiddenSize;
            Demand(weights, $"0.module.rnns.{layer}.weight_hh_l0_raw", 4 * hidden, hidden);
        }
    }

    private static void Demand(StateDict weights, string name, params long[] shape)
    {
        if (!weights.TryGetValue(name, out var tensor))
            throw new InvalidDataException($"its weights lack {name}.");
        if (!tensor.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new InvalidDataException(
                $"its weight {name} is {string.Join(" x ", tensor.Shape)}, "
                + $"but settings and vocabulary make it {string.Join(" x ", shape)}.");
        }
    }
}
