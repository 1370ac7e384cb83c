namespace Trainer.Cli.Terminals;

/// <summary>The environment variables that Vertex AI and AI Platform set in a training container.</summary>
/// <remarks>
/// The folders are addresses in Cloud Storage below the job's <c>baseOutputDirectory</c>; without one they are not set. Source:
/// cloud.google.com/vertex-ai/docs/training/code-requirements, "Environment variables for special Cloud Storage directories".
/// </remarks>
/// <param name="JobId"><c>CLOUD_ML_JOB_ID</c>: set in every job and nowhere else.</param>
/// <param name="ModelDir"><c>AIP_MODEL_DIR</c>: the folder from which the service registers a model.</param>
/// <param name="CheckpointDir"><c>AIP_CHECKPOINT_DIR</c>.</param>
/// <param name="TensorBoardDir"><c>AIP_TENSORBOARD_LOG_DIR</c>: the folder that Vertex AI TensorBoard shows.</param>
internal sealed record ServiceEnvironment(
    string? JobId = null, string? ModelDir = null, string? CheckpointDir = null, string? TensorBoardDir = null)
{
    /// <summary>Reads the variables.</summary>
    /// <param name="variable">Returns the value of a variable; null or empty if it is not set.</param>
    public static ServiceEnvironment Read(Func<string, string?> variable)
    {
        return new(Value("CLOUD_ML_JOB_ID"), Value("AIP_MODEL_DIR"), Value("AIP_CHECKPOINT_DIR"), Value("AIP_TENSORBOARD_LOG_DIR"));

        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
