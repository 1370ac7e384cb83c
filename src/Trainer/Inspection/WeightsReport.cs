using PyTorchFiles;
using Settings;

namespace Trainer.Inspection;

/// <summary>What a PyTorch file of weights holds.</summary>
/// <param name="Holds">What its keys are those of; null for something else.</param>
/// <param name="Architecture">Of the recurrent layers; null where there are none.</param>
/// <param name="OptimizerLeftOut">Whether it is a checkpoint <c>{'model': ..., 'opt': ...}</c>, of which only the model is shown.</param>
/// <param name="Elements">In all tensors together, tied ones counted once.</param>
/// <param name="Bytes">Of these elements.</param>
internal sealed record WeightsReport(
    KnownKind Kind,
    string File,
    WeightsReport.Network? Holds,
    Architecture? Architecture,
    bool OptimizerLeftOut,
    long Elements,
    long Bytes,
    IReadOnlyList<TensorReport> Tensors)
{
    public enum Network
    {
        LanguageModel,
        Encoder,
        Classifier,
    }

    /// <exception cref="PyTorchFileException">The file is damaged, hostile, or holds more than tensors by name.</exception>
    public static WeightsReport Read(string path)
    {
        var weights = PyTorchFile.ReadStateDict(path);
        var firstNames = new Dictionary<(ElementType, ReadOnlyMemory<byte>), string>();
        var tensors = new List<TensorReport>(weights.Count);
        foreach (var (name, tensor) in weights)
        {
            var isTied = !firstNames.TryAdd((tensor.ElementType, tensor.Bytes), name);
            tensors.Add(TensorReport.Of(name, tensor, isTied ? firstNames[(tensor.ElementType, tensor.Bytes)] : null));
        }

        var own = tensors.Where(tensor => tensor.TiedTo is null).ToArray();
        return new(
            KnownKind.Weights,
            path,
            NetworkOf(weights),
            ArchitectureOf(weights.Keys),
            weights.OptimizerLeftOut,
            own.Sum(tensor => tensor.Elements),
            own.Sum(tensor => tensor.Bytes),
            tensors);
    }

    private static Network? NetworkOf(StateDict weights) => weights.ContainsKey("0.encoder.weight") ? Network.LanguageModel
        : weights.ContainsKey("0.module.encoder.weight") ? Network.Classifier
        : weights.ContainsKey("encoder.weight") ? Network.Encoder
        : null;

    private static Architecture? ArchitectureOf(IEnumerable<string> keys) => keys.FirstOrDefault(key => key.Contains("rnns.0.")) switch
    {
        null => null,
        var key when key.Contains(".linear.") => Settings.Architecture.AwdQrnn,
        _ => Settings.Architecture.AwdLstm,
    };
}
