using PyTorchFiles;
using Scoring;
using Settings;
using Text;
using Ulmfit.Model;

namespace Trainer.Artifacts;

/// <summary>
/// Checks that the parts of a model file fit together before a network is created. This bounds the memory of the network by the size of
/// the weights in the file, which untrusted settings alone do not.
/// </summary>
internal static class ModelFit
{
    private const int LongestWindow = 65_536;

    /// <summary>Checks settings, classes and directions.</summary>
    /// <exception cref="InvalidDataException">The description is not that of a classifier.</exception>
    public static void Check(ModelDescription description)
    {
        var (settings, classes) = (description.Settings, description.Classes);
        if (settings is not { Model.Bptt: > 0 and <= LongestWindow, Training.DropMult: >= 0 })
            throw new InvalidDataException("its settings do not describe a network.");
        if (LabelClasses.Of(settings.LabelScheme, []).Names.FirstOrDefault(name => !classes.Contains(name)) is { } missing)
            throw new InvalidDataException($"it has no class for label {missing}.");
        if (classes.Distinct().Count() < classes.Count)
            throw new InvalidDataException("two of its classes have the same name.");
        var directions = description.Networks.Select(network => network.Direction).ToArray();
        if (directions.Length == 0 || directions.Contains(Direction.Both) || directions.Distinct().Count() < directions.Length)
            throw new InvalidDataException("its networks are not one forward, one backward, or one of each.");
    }

    /// <summary>Checks the weights of one network.</summary>
    /// <exception cref="InvalidDataException">The weights do not fit the network.</exception>
    public static void Check(NetworkDescription network, Vocabulary vocabulary, StateDict weights)
    {
        if (network.Encoder is not { EmbeddingSize: > 0, HiddenSize: > 0, Layers: > 0 } encoder)
            throw new InvalidDataException("its encoder has no size.");
        var names = new Dictionary<ReadOnlyMemory<byte>, string>();
        foreach (var tensor in EncoderShapes.OfEncoder(encoder, vocabulary.Count).Where(tensor => tensor.TiedTo is null))
        {
            var (name, bytes) = Demand(weights, tensor.Under("0.module."));
            if (!names.TryAdd(bytes, name))
                throw new InvalidDataException($"its weights {names[bytes]} and {name} share the same memory.");
        }
    }

    private static (string Name, ReadOnlyMemory<byte> Bytes) Demand(StateDict weights, ExpectedTensor expected)
    {
        if (!weights.TryGetValue(expected.Name, out var tensor))
            throw new InvalidDataException($"its weights lack {expected.Name}.");
        if (!tensor.Shape.AsSpan().SequenceEqual(expected.Shape))
        {
            throw new InvalidDataException(
                $"its weight {expected.Name} is {ShapeText.Of(tensor.Shape)}, "
                + $"but settings and vocabulary make it {ShapeText.Of(expected.Shape)}.");
        }

        return (expected.Name, tensor.Bytes);
    }
}
