namespace Trainer.Cli.Terminals;

/// <summary>What Vertex AI and AI Platform tell a training container by environment variables.</summary>
/// <remarks>
/// The folders are addresses in Cloud Storage below the job's <c>baseOutputDirectory</c>, and not there without one. Source:
/// cloud.google.com/vertex-ai/docs/training/code-requirements, "Environment variables for special Cloud Storage directories".
/// </remarks>
/// <param name="JobId"><c>CLOUD_ML_JOB_ID</c>: set in every job, and only there.</param>
/// <param name="ModelDir"><c>AIP_MODEL_DIR</c>: where the service looks for the model when it registers one.</param>
/// <param name="CheckpointDir"><c>AIP_CHECKPOINT_DIR</c>.</param>
/// <param name="TensorBoardDir"><c>AIP_TENSORBOARD_LOG_DIR</c>: what the service shows in Vertex AI TensorBoard.</param>
internal sealed record ServiceEnvironment(
    string? JobId = null, string? ModelDir = null, string? CheckpointDir = null, string? TensorBoardDir = null)
{
    /// <param name="variable">Gives a variable's value; null or empty when it is not set.</param>
    public static ServiceEnvironment Read(Func<string, string?> variable)
    {
        return new(Value("CLOUD_ML_JOB_ID"), Value("AIP_MODEL_DIR"), Value("AIP_CHECKPOINT_DIR"), Value("AIP_TENSORBOARD_LOG_DIR"));

        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
