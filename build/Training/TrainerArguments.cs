using System.Globalization;
using Pipelines;
using Storage;

namespace Build.Training;

/// <summary>The command line of the trainer: the same in a process, a container and a cloud job.</summary>
public static class TrainerArguments
{
    /// <summary>The arguments of a training run.</summary>
    /// <param name="bucket">The bucket the run reads its data set from and writes its model to.</param>
    public static IReadOnlyList<string> Train(PipelineSettings settings, string bucket)
    {
        List<string> arguments =
        [
            "train",
            $"--lang={Spelling.Of(settings.Language)}",
            $"--bucket-name={bucket}",
            $"--dataset-filename={DatasetFilename(settings)}",
            $"--model-dir={settings.Storage.ModelDir}",
            $"--model-filename={ModelFilename(settings)}",
            $"--score-filename={ScoreFilename(settings)}",
            $"--text-col={settings.Dataset.TextColumn}",
            $"--label-delim={settings.Dataset.LabelDelimiter}",
            $"--label-list={string.Join(settings.Dataset.LabelDelimiter, settings.Dataset.Labels)}",
            $"--other-label={settings.Dataset.OtherLabel}",
            $"--task={Spelling.Of(settings.Task)}",
            $"--epochs={Number(settings.Training.Epochs)}",
            $"--batch-size={Number(settings.Training.BatchSize)}",
            $"--drop-mult={Number(settings.Training.DropMult)}",
            $"--monitored-metric={Spelling.Of(settings.Training.Monitor)}",
            $"--prediction-threshold={Threshold(settings)}",
            $"--test-size={Number(settings.Split.Test)}",
            $"--validation-size={Number(settings.Split.Validation)}",
            $"--split-seed={Number(settings.Split.Seed)}",
            $"--seed={Number(settings.Training.Seed)}",
            $"--pretrained={Pretrained(settings)}",
            $"--recipe={Spelling.Of(settings.Training.Recipe)}",
            $"--architecture={Spelling.Of(settings.Model.Architecture)}",
            $"--embedding-size={Number(settings.Model.EmbeddingSize)}",
            $"--hidden-size={Number(settings.Model.HiddenSize)}",
            $"--layers={Number(settings.Model.Layers)}",
            $"--bptt={Number(settings.Model.Bptt)}",
            $"--min-frequency={Number(settings.Vocabulary.MinFrequency)}",
            $"--max-vocabulary={Number(settings.Vocabulary.MaxSize)}",
        ];
        if (settings.Pretrained.Direction == Direction.Backward)
            arguments.Add("--bw");
        if (settings.Pretrained.Direction == Direction.Both)
            arguments.Add($"--direction={Spelling.Of(Direction.Both)}");
        if (settings.Pretrained.EnglishArchives is { } archives)
            arguments.Add($"--english-archives={archives}");
        if (settings.Vocabulary.Subwords is { } subwords)
            arguments.Add($"--subwords={Number(subwords)}");
        if (settings.Training.LanguageModelEpochs is { } languageModelEpochs)
            arguments.Add($"--language-model-epochs={Number(languageModelEpochs)}");
        if (settings.Training.Calibration is { } calibration)
            arguments.Add($"--calibration={(calibration ? "true" : "false")}");
        if (settings.Training.PositiveWeights != PositiveWeights.None)
            arguments.Add($"--positive-weights={Spelling.Of(settings.Training.PositiveWeights)}");
        if (settings.Training.BatchNorm != BatchNormStatistics.Running)
            arguments.Add($"--batch-norm={Spelling.Of(settings.Training.BatchNorm)}");
        if (settings.Training.LearningRate is { } learningRate)
            arguments.Add($"--learning-rate={Number(learningRate)}");
        if (settings.Training.Patience is { } patience)
            arguments.Add($"--patience={Number(patience)}");
        if (settings.Training.GradientClip is { } clip)
            arguments.Add($"--clip={Number(clip)}");
        if (settings.Training.Precision != Precision.Fp32)
            arguments.Add($"--precision={Spelling.Of(settings.Training.Precision)}");
        if (settings.Training.CheckpointMinutes != new TrainingSettings().CheckpointMinutes)
            arguments.Add($"--checkpoint-minutes={Number(settings.Training.CheckpointMinutes)}");
        if (settings.Training.Threads is { } threads)
            arguments.Add($"--threads={Number(threads)}");
        if (settings.Report.IncludeTexts)
            arguments.Add("--include-texts");
        return arguments;
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

    private static string Threshold(PipelineSettings settings) =>
        settings.Training.PredictionThreshold is { } threshold ? Number(threshold) : "auto";

    private static string Pretrained(PipelineSettings settings) =>
        settings.Pretrained.Source is PretrainedSettings.None or PretrainedSettings.WikiText103 ? settings.Pretrained.Source : "bucket";

    private static string ModelFilename(PipelineSettings settings) => settings.Storage.ModelFilename ?? $"{settings.Name}.model.zip";

    private static string ScoreFilename(PipelineSettings settings) => settings.Storage.ScoreFilename ?? $"{settings.Name}.scores.json";

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
