using System.Globalization;
using Jobs;
using Storage;

namespace Build.Training;

/// <summary>A short training run in a bucket of its own, and what must hold after it.</summary>
public static class TrainingRehearsal
{
    public static IReadOnlyList<string> Arguments(BuildContext context)
    {
        var settings = context.Settings;
        var rehearsal = settings with
        {
            Training = settings.Training with { Epochs = settings.SmokeTest.Epochs, LanguageModelEpochs = settings.SmokeTest.Epochs },
        };
        return
        [
            .. TrainerArguments.Train(rehearsal, Bucket(context)),
            $"--max-rows={settings.SmokeTest.Rows.ToString(CultureInfo.InvariantCulture)}",
        ];
    }

    /// <returns>What the trainer says about the model it made, as JSON.</returns>
    /// <exception cref="FaultException">The run failed, or what it made is not whole.</exception>
    public static async Task<string> RunAsync(BuildContext context)
    {
        PretrainedModel.Check(context);
        await StopAsync(context);
        if (Directory.Exists(context.Paths.SmokeTest))
            Directory.Delete(context.Paths.SmokeTest, recursive: true);
        var bucket = new FolderObjectStore(Bucket(context));
        await bucket.UploadAsync(context.Paths.ConvertedDataset, TrainerArguments.DatasetObject(context.Settings));
        foreach (var (path, name) in PretrainedModel.Files(context))
            await bucket.UploadAsync(path, name);

        var jobs = JobsOf(context);
        var job = await jobs.SubmitAsync("smoke-test", Arguments(context));
        (await jobs.FollowAsync(job.Id, OnInterrupt.Cancel)).EnsureSucceeded();

        var model = Path.Combine(Bucket(context), TrainerArguments.ModelObject(context.Settings));
        var scores = Path.Combine(Bucket(context), TrainerArguments.ScoresObject(context.Settings));
        var description = await TrainerProcess.CaptureAsync(context.Paths, ["inspect", model]);
        var prediction = await TrainerProcess.CaptureAsync(
            context.Paths, ["predict", $"--model={model}", "--text=A first text.", "--text=And a second one."]);

        TrainingProof.Losses(description);
        TrainingProof.Predictions(prediction, texts: 2);
        TrainingProof.Scores(await File.ReadAllTextAsync(scores), context.Settings.Dataset.Labels);
        return description;
    }

    /// <summary>Stops a run that a killed build left behind: it would write into the bucket of the next one.</summary>
    public static Task StopAsync(BuildContext context) => JobsOf(context).StopAllAsync();

    private static PipelineJobs JobsOf(BuildContext context) => new(context, Path.Combine(context.Paths.SmokeTest, "jobs"));

    private static string Bucket(BuildContext context) => Path.Combine(context.Paths.SmokeTest, "bucket");
}
