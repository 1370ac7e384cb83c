using TorchSharp;
using Trainer.Data;
using Trainer.Model;

namespace Trainer.Artifacts;

/// <summary>One network of a classifier, and the order in which it reads.</summary>
/// <remarks>Owns the randomness its network draws from. Not safe for use by several threads.</remarks>
public sealed class DirectedNetwork : IDisposable
{
    /// <summary>fastai pools the last 20 windows of a document.</summary>
    private const int PooledWindows = 20;

    private readonly TrainerSettings _settings;
    private readonly ModelRandom _random;

    /// <summary>Makes the network, its weights drawn by chance.</summary>
    /// <param name="direction">Forward or backward.</param>
    /// <param name="encoder">As the language model has it, its dropouts not scaled.</param>
    /// <param name="device">Where its weights live.</param>
    public DirectedNetwork(
        Direction direction, EncoderConfig encoder, int vocabularySize, int classes, TrainerSettings settings, torch.Device device)
    {
        (Direction, Encoder, _settings) = (direction, encoder, settings);
        _random = new ModelRandom(settings.Seed, device);
        Network = new TextClassifier(
            vocabularySize,
            classes,
            encoder.ScaleDropouts(settings.DropMult),
            _random,
            settings.WindowLength,
            maxLength: PooledWindows * settings.WindowLength,
            kernels: settings.Kernels);
    }

    public Direction Direction { get; }

    public EncoderConfig Encoder { get; }

    public TextClassifier Network { get; }

    /// <summary>Groups documents into the batches this network reads.</summary>
    public ClassifierBatches Batches(IReadOnlyList<int[]> documents, IReadOnlyList<float[]> cells, int batchSize) =>
        new(documents, cells, batchSize, _settings.WindowLength, Direction == Direction.Backward);

    public void Dispose()
    {
        Network.Dispose();
        _random.Dispose();
    }
}
