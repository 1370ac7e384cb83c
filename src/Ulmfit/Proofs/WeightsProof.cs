using PyTorchFiles;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Proofs;

/// <summary>Checks that weights of a device can be saved to a file and loaded again.</summary>
internal static class WeightsProof
{
    private const int Vocabulary = 100;

    private static readonly EncoderConfig Config = new() { EmbeddingSize = 24, HiddenSize = 40 };

    /// <returns>Whether the loaded weights equal the saved ones, and tied weights were written once.</returns>
    public static bool Run(Device device)
    {
        using var scope = NewDisposeScope();
        using var random = new ModelRandom(seed: 42, device);
        using var model = new LanguageModel(Vocabulary, Config, random);
        using var other = new LanguageModel(Vocabulary, Config, random);
        using var file = new MemoryStream();
        PyTorchFile.Write(file, TorchTensors.FromTensors(model.StateDict()));
        var written = PyTorchFile.Read(file);
        other.Load(written.ToTensors());
        return written["0.encoder.weight"].SharesStorageWith(written["1.decoder.weight"])
            && model.StateDict().All(weight => weight.Value.eq(other.StateDict()[weight.Key]).all().item<bool>());
    }
}
