using PyTorchFiles;
using Settings;

namespace Trainer.Inspection;

/// <summary>The report on a PyTorch file of weights.</summary>
/// <param name="Holds">The kind of network, detected from the keys; null if unknown.</param>
/// <param name="Architecture">The architecture of the recurrent layers; null if there are none.</param>
/// <param name="OptimizerLeftOut">
/// Whether the file is a checkpoint <c>{'model': ..., 'opt': ...}</c>, of which only the model is shown.
/// </param>
/// <param name="Elements">The number of elements in all tensors; tied tensors count once.</param>
/// <param name="Bytes">The size of these elements in bytes.</param>
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
    /// <summary>The kinds of networks.</summary>
    public enum Network
    {
        LanguageModel,
        Encoder,
        Classifier,
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="PyTorchFileException">The file is damaged or malicious, or is not a state dict.</exception>
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
