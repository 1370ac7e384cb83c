namespace Build.Tasks;

[TaskDescription("Builds the trainer's container image")]
[IsDependentOn(typeof(ConvertLabels))]
[IsDependentOn(typeof(PublishTrainer))]
public sealed class BuildImage : StepTask
{
    public override Step Describe(BuildContext context) =>
        Step.Skipped($"pipeline {context.Settings.Name} runs the trainer as a process, so there is no image");

    protected override Task ExecuteAsync(BuildContext context) => Task.CompletedTask;
}
