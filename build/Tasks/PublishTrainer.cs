using Build.Training;

namespace Build.Tasks;

[TaskDescription("Compiles the trainer into a folder that runs")]
public sealed class PublishTrainer : StepTask
{
    public override Step Describe(BuildContext context) => new()
    {
        Inputs = new Dictionary<string, string> { ["trainer sources"] = TrainerPublication.SourceHash(context.Root) },
        Outputs = [context.Paths.TrainerAssembly],
        Actions = [TrainerPublication.CommandLine(context.Paths)],
    };

    protected override Task ExecuteAsync(BuildContext context)
    {
        context.Information("PublishTrainer: compiles the trainer; the first time on a machine it fetches libtorch, some 200 MB.");
        TrainerPublication.Publish(context);
        return Task.CompletedTask;
    }
}
