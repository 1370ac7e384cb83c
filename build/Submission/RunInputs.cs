using Build.Data;
using Build.Training;
using Pipelines;

namespace Build.Submission;

/// <summary>What a training run is made of: runs of the same inputs make the same model.</summary>
internal static class RunInputs
{
    /// <param name="trainer">What trains, by hash or digest.</param>
    /// <returns>A hash of each input, by its name.</returns>
    public static IReadOnlyDictionary<string, string> Of(BuildContext context, string trainer) => new Dictionary<string, string>
    {
        ["data set"] = FileHash.Of(context.Paths.ConvertedDataset),
        ["pretrained model"] = PretrainedFiles.Hash(context),
        ["settings"] = SettingsHash.Of(TrainerArguments.Train(context.Settings, context.BucketPath), context.Settings.Submit),
        ["trainer"] = trainer,
    };

    /// <returns>One hash of all of them.</returns>
    public static string Hash(IReadOnlyDictionary<string, string> inputs) =>
        FileHash.Combine(inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => $"{input.Key} {input.Value}"));
}
