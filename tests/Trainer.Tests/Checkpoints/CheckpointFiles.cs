using System.Text;
using PyTorchFiles;

namespace Trainer.Tests.Checkpoints;

/// <summary>Writes invalid checkpoint files.</summary>
internal static class CheckpointFiles
{
    /// <param name="description">The JSON of the description; null for a file without one.</param>
    public static void Write(string path, string? description)
    {
        var state = new StateDict();
        if (description is not null)
            state.Add("checkpoint.json", TensorData.Of<byte>(Encoding.UTF8.GetBytes(description), Encoding.UTF8.GetByteCount(description)));
        state.Add("learner.weights.w", TensorData.Of<float>([1f], 1));
        PyTorchFile.Write(path, state);
    }
}
