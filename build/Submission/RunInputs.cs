using Build.Data;
using Build.Training;
using Pipelines;

namespace Build.Submission;

/// <summary>Inputs of a training run: runs with the same inputs make the same model.</summary>
internal static class RunInputs
{
    /// <param name="trainer">The trainer, by hash or digest.</param>
    /// <returns>A hash of each input, by name.</returns>
    public static IReadOnlyDictionary<string, string> Of(BuildContext context, string trainer) => new Dictionary<string, string>
    {
        ["data set"] = FileHash.Of(context.Paths.ConvertedDataset),
        ["pretrained model"] = PretrainedFiles.Hash(context),
        ["settings"] = SettingsHash.Of(TrainerArguments.Train(context.Settings, context.BucketPath), context.Settings.Submit),
        ["trainer"] = trainer,
    };

    /// <returns>One hash of all inputs.</returns>
    public static string Hash(IReadOnlyDictionary<string, string> inputs) =>
        FileHash.Combine(inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => $"{input.Key} {input.Value}"));
}
