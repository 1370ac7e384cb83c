using Build.Training;
using Pipelines;

namespace Build.Tasks;

[TaskDescription("Proves the trainer on a few rows of the real data set")]
[IsDependentOn(typeof(BuildImage))]
public sealed class SmokeTest : StepTask
{
    public override Step Describe(BuildContext context) => new()
    {
        Inputs = new Dictionary<string, string>
        {
            ["data set"] = FileHash.Of(context.Paths.ConvertedDataset),
            ["pretrained model"] = PretrainedModel.Hash(context),
            ["settings"] = SettingsHash.Of(TrainingRehearsal.Arguments(context)),
            ["trainer"] = FileHash.Of(context.Paths.TrainerAssembly),
        },
        Outputs = [context.Paths.SmokeTestResult],
        Actions = [TrainerProcess.Show(context.Paths, TrainingRehearsal.Arguments(context))],
    };

    protected override async Task ExecuteAsync(BuildContext context)
    {
        context.Information("SmokeTest: on the CPU, as a process runs there.");
        var result = await TrainingRehearsal.RunAsync(context);
        AtomicFile.WriteAllText(context.Paths.SmokeTestResult, result);
        context.Information("SmokeTest: passed: the model was written, loads and predicts, the losses fell, the scores are whole.");
    }
}
