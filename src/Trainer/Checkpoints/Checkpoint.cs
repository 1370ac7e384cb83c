using System.Text.Json;
using PyTorchFiles;

namespace Trainer.Checkpoints;

/// <summary>The complete state of an interrupted run: a resumed run continues with bit-identical results.</summary>
/// <param name="Description">The state without its tensors.</param>
/// <param name="Tensors">The tensors of the learner and, under <c>networks.DIRECTION.</c>, the weights of the finished networks.</param>
internal sealed record Checkpoint(CheckpointDescription Description, IReadOnlyDictionary<string, TensorData> Tensors)
{
    /// <summary>The name of the description, stored as a byte tensor so that the whole file is a PyTorch file with checksums.</summary>
    private const string DescriptionKey = "checkpoint.json";

    /// <summary>Writes the checkpoint to a file.</summary>
    public void Write(string path)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Description, CheckpointDescription.Json);
        var state = new StateDict { { DescriptionKey, TensorData.Of<byte>(json, json.Length) } };
        foreach (var (name, tensor) in Tensors)
            state.Add(name, tensor);
        PyTorchFile.Write(path, state);
    }

    /// <summary>Reads a checkpoint from a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or not a checkpoint.</exception>
    public static Checkpoint Read(string path)
    {
        try
        {
            var state = PyTorchFile.ReadStateDict(path);
            if (!state.TryGetValue(DescriptionKey, out var json))
                throw new InvalidDataException($"it has no {DescriptionKey}.");
            var version = JsonSerializer.Deserialize<VersionOnly>(json.Bytes.Span, CheckpointDescription.Json)!.FormatVersion;
            if (version != CheckpointDescription.CurrentVersion)
            {
                throw new InvalidDataException(
                    $"its format is version {version}, and this trainer reads version {CheckpointDescription.CurrentVersion}.");
            }

            return new(
                JsonSerializer.Deserialize<CheckpointDescription>(json.Bytes.Span, CheckpointDescription.Json)!,
                state.Where(entry => entry.Key != DescriptionKey).ToDictionary());
        }
        catch (PyTorchFileException exception)
        {
            throw new InvalidDataException(exception.Reason, exception);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{DescriptionKey} does not hold the expected JSON.", exception);
        }
    }

    private sealed record VersionOnly(int FormatVersion);
}
