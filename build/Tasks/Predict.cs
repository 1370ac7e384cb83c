using Build.Predicting;
using Build.Training;

namespace Build.Tasks;

[TaskDescription("Predicts the labels of texts with the newest model or another one")]
[IsDependentOn(typeof(PublishTrainer))]
public sealed class Predict : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var run = await PredictionRun.OfAsync(context);
        await new TrainerProcess(context.Settings, context.Paths).RunAsync(run.Arguments);
        if (run.Output is { } output)
            context.Answer($"Predict: the predictions are in {context.Paths.Relative(output)}.");
    }
}
