using Pipelines;
using Settings.Declarations;
using Storage;

namespace Build.Training;

/// <summary>The command line of the trainer: the same in a process, a container and a cloud job.</summary>
internal static class TrainerArguments
{
    /// <summary>The arguments of a training run.</summary>
    /// <param name="bucket">The bucket the run reads its data set from and writes its model to.</param>
    public static IReadOnlyList<string> Train(PipelineSettings settings, string bucket)
    {
        var placed = settings with
        {
            Storage = settings.Storage with { Bucket = bucket, ModelFilename = ModelFilename(settings), ScoreFilename = ScoreFilename(settings) },
        };
        return
        [
            "train",
            .. SettingArgument.Write(placed),
            $"--dataset-filename={DatasetFilename(settings)}",
            $"--pretrained={Pretrained(settings)}",
        ];
    }

    /// <summary>The arguments of a run in the cloud, where a GPU that is paid for must be used.</summary>
    public static IReadOnlyList<string> TrainInCloud(PipelineSettings settings)
    {
        var arguments = Train(settings, settings.Storage.Bucket);
        return settings.Submit.AcceleratorType is null ? arguments : [.. arguments, "--device=cuda"];
    }

    /// <summary>What the names of the records of earlier runs begin with.</summary>
    public static string KeptRuns(PipelineSettings settings) =>
        BucketLayout.InModelDir(settings.Storage.ModelDir, BucketLayout.KeptRunsOf(ModelFilename(settings)));

    /// <summary>Pipelines of one language share a folder of the bucket, so the data set bears the pipeline's name.</summary>
    public static string DatasetFilename(PipelineSettings settings) => $"{settings.Name}.csv";

    public static string DatasetObject(PipelineSettings settings) =>
        BucketLayout.Dataset(Spelling.Of(settings.Language), DatasetFilename(settings));

    public static string ModelObject(PipelineSettings settings) =>
        BucketLayout.InModelDir(settings.Storage.ModelDir, ModelFilename(settings));

    public static string ScoresObject(PipelineSettings settings) =>
        BucketLayout.InModelDir(settings.Storage.ModelDir, ScoreFilename(settings));

    /// <summary>The record of the run that made the model, of which the report is made.</summary>
    public static string RunObject(PipelineSettings settings) =>
        BucketLayout.InModelDir(settings.Storage.ModelDir, BucketLayout.RecordOf(ModelFilename(settings)));

    /// <summary>The model card beside the model.</summary>
    public static string CardObject(PipelineSettings settings) =>
        BucketLayout.InModelDir(settings.Storage.ModelDir, BucketLayout.CardOf(ModelFilename(settings)));

    private static string Pretrained(PipelineSettings settings) =>
        settings.Pretrained.Source is PretrainedSettings.None or PretrainedSettings.WikiText103 ? settings.Pretrained.Source : "bucket";

    private static string ModelFilename(PipelineSettings settings) => settings.Storage.ModelFilename ?? $"{settings.Name}.model.zip";

    private static string ScoreFilename(PipelineSettings settings) => settings.Storage.ScoreFilename ?? $"{settings.Name}.scores.json";
}
