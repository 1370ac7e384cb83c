namespace Build.Tasks;

[TaskDescription("Pushes the image to its registry")]
[IsDependentOn(typeof(SmokeTest))]
public sealed class PushImage : StepTask
{
    public override Step Describe(BuildContext context) =>
        Step.Skipped($"pipeline {context.Settings.Name} runs the trainer as a process, so there is no image");

    protected override Task ExecuteAsync(BuildContext context) => Task.CompletedTask;
}
