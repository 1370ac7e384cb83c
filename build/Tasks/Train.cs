using Build.Reporting;
using Build.Training;

namespace Build.Tasks;

[TaskDescription("Trains in this terminal, with progress bars and without a job")]
[IsDependentOn(typeof(PublishTrainer))]
[IsDependentOn(typeof(StageData))]
public sealed class Train : StepTask
{
    internal override Step Describe(BuildContext context) => new()
    {
        Actions = [TrainerPublication.Of(context.Settings, context.Paths).Show(context.Paths, Arguments(context))],
    };

    protected override async Task ExecuteAsync(BuildContext context)
    {
        await RunReport.KeepAsync(context, Name);
        await new TrainerProcess(context.Settings, context.Paths).RunAsync(
            [.. Arguments(context), .. context.Details == TextWriter.Null ? ["--quiet"] : Array.Empty<string>()]);
        await RunReport.TellAsync(context, Name);
    }

    private static IReadOnlyList<string> Arguments(BuildContext context) => TrainerArguments.Train(context.Settings, context.BucketPath);
}
