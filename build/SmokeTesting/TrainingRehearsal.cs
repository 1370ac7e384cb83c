using System.Globalization;
using Build.Data;
using Build.Submission;
using Build.Training;
using Jobs;
using Storage.Folders;

namespace Build.SmokeTesting;

/// <summary>A short training run in its own bucket, and the checks after it.</summary>
internal sealed class TrainingRehearsal(BuildContext context, ITrainerHost host)
{
    private const string RunId = "smoke-test";

    private readonly LocalJobs _local = new(context, JobsFolder(context));
    private readonly string _bucket = Path.Combine(context.Paths.SmokeTest, "bucket");

    private PipelineJobs Jobs => new(context, _local.Service);

    public IReadOnlyList<string> Arguments
    {
        get
        {
            var settings = context.Settings;
            var rehearsal = settings with
            {
                Training = settings.Training with { Epochs = settings.SmokeTest.Epochs, LanguageModelEpochs = settings.SmokeTest.Epochs },
                Report = settings.Report with { IncludeTexts = false }, // a rehearsal's report is not read
            };
            return
            [
                .. TrainerArguments.Train(rehearsal, _bucket),
                $"--max-rows={settings.SmokeTest.Rows.ToString(CultureInfo.InvariantCulture)}",
            ];
        }
    }

    /// <summary>The command of the run, as a user would type it.</summary>
    public string Show() => host.Show(RunId, _bucket, Arguments);

    /// <returns>The trainer's description of the model, as JSON.</returns>
    /// <exception cref="FaultException">The run failed, or its results are incomplete.</exception>
    public async Task<string> RunAsync()
    {
        PretrainedFiles.Check(context);
        await StopAsync();
        if (Directory.Exists(context.Paths.SmokeTest))
            Directory.Delete(context.Paths.SmokeTest, recursive: true);
        var bucket = new FolderObjectStore(_bucket);
        await bucket.UploadAsync(context.Paths.ConvertedDataset, TrainerArguments.DatasetObject(context.Settings));
        foreach (var (path, name) in PretrainedFiles.Of(context))
            await bucket.UploadAsync(path, name);

        var job = await _local.SubmitAsync(RunId, host, _bucket, Arguments);
        (await Jobs.FollowAsync(job.Id, OnInterrupt.Cancel)).EnsureSucceeded();

        var model = Path.Combine(_bucket, TrainerArguments.ModelObject(context.Settings));
        var scores = Path.Combine(_bucket, TrainerArguments.ScoresObject(context.Settings));
        var description = await host.CaptureAsync(_bucket, ["inspect", model]);
        var prediction = await host.CaptureAsync(
            _bucket, ["predict", $"--model={model}", "--text=A first text.", "--text=And a second one."]);

        TrainingProof.Losses(description);
        TrainingProof.Predictions(prediction, texts: 2);
        TrainingProof.Scores(await File.ReadAllTextAsync(scores), context.Settings.Dataset.Labels);
        return description;
    }

    /// <summary>Stops a run that a killed build left behind, which would write into the bucket of the next one.</summary>
    public async Task StopAsync()
    {
        if (!Directory.Exists(JobsFolder(context)))
            return;
        await Jobs.StopAllAsync();
        host.Remove(RunId);
    }

    private static string JobsFolder(BuildContext context) => Path.Combine(context.Paths.SmokeTest, "jobs");
}
