using Build.Containers;
using Build.Data;
using Build.SmokeTesting;
using Build.Training;
using Pipelines;

namespace Build.Tasks;

[TaskDescription("Tests the trainer on a few rows of the data set")]
[IsDependentOn(typeof(BuildImage))]
public sealed class SmokeTest : StepTask
{
    internal override Step Describe(BuildContext context)
    {
        var host = Host(context);
        var rehearsal = new TrainingRehearsal(context, host);
        return new()
        {
            Inputs = new Dictionary<string, string>
            {
                ["data set"] = FileHash.Of(context.Paths.ConvertedDataset),
                ["pretrained model"] = PretrainedFiles.Hash(context),
                ["settings"] = SettingsHash.Of(rehearsal.Arguments, context.Settings.SmokeTest.Device),
                ["trainer"] = host.Identity,
            },
            Outputs = [context.Paths.SmokeTestResult],
            Actions = [rehearsal.Show()],
        };
    }

    protected override async Task ExecuteAsync(BuildContext context)
    {
        var host = Host(context);
        context.Information($"SmokeTest: {host.Place}.");
        await host.ProveDeviceAsync();
        var result = await new TrainingRehearsal(context, host).RunAsync();
        AtomicFile.WriteAllText(context.Paths.SmokeTestResult, result);
        context.Information("SmokeTest: passed: the model was written, loads and predicts, the losses decreased, the scores are complete.");
    }

    // The same image that is pushed afterwards.
    private static ITrainerHost Host(BuildContext context) =>
        TrainerHost.Of(context, context.Manifest.Image?.Id, context.Settings.SmokeTest.Device);
}
