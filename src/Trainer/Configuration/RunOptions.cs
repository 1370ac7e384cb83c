using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Kernels;
using Kernels.Devices;
using Settings.Declarations;

namespace Trainer.Configuration;

/// <summary>Options of one run that do not change the model: where it computes, and where it keeps files.</summary>
public sealed record RunOptions
{
    /// <summary>Value of <see cref="CheckpointDir"/> that turns checkpoints off.</summary>
    public const string NoCheckpoints = "none";

    [Description("The folder that caches downloaded archives; the user's cache folder when left out.")]
    [Argument("--cache-folder")]
    public string? CacheFolder { get; init; }

    [Description("A folder or gs:// address that receives a copy of the model and its scores; AIP_MODEL_DIR when left out.")]
    [Argument("--export-dir")]
    public string? ExportDir { get; init; }

    [Description("A folder or gs:// address for TensorBoard's curves; AIP_TENSORBOARD_LOG_DIR when left out.")]
    [Argument("--tensorboard-dir")]
    public string? TensorBoardDir { get; init; }

    [Description("A folder or gs:// address for the checkpoints of this run alone, or `none`. When left out, each run has its own folder in "
        + "AIP_CHECKPOINT_DIR or beside the model.")]
    [Argument("--checkpoint-dir")]
    public string? CheckpointDir { get; init; }

    /// <summary>
    /// A folder or an address in Cloud Storage where every run has a folder for its checkpoints; null for one beside the model. The training
    /// service sets it, no argument does.
    /// </summary>
    [JsonIgnore]
    public string? CheckpointRoot { get; init; }

    [Description("Deletes the checkpoints of an earlier run and starts again.")]
    [Argument("--fresh")]
    public bool Fresh { get; init; }

    [Description("The kernels for machines without a GPU. `fast`: this program's own kernels. `reference`: the tensor library's.")]
    [Argument("--kernels")]
    public KernelChoice Kernels { get; init; }

    [Description("Steps between two progress reports; 20 on a GPU, which has to wait for a report, and 1 elsewhere when left out.")]
    [Range(1, 10_000)]
    [Argument("--report-steps")]
    public int? ReportSteps { get; init; }

    [Description("The device to train on; `auto` is CUDA where libtorch has it and a device is present.")]
    [Argument("--device")]
    public DeviceChoice Device { get; init; }
}
