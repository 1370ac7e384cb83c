using Build.Training;
using Pipelines;

namespace Build.Tasks;

[TaskDescription("Compiles the trainer into a folder that runs")]
public sealed class PublishTrainer : StepTask
{
    public override Step Describe(BuildContext context)
    {
        var publication = TrainerPublication.Of(context.Settings, context.Paths);
        return new()
        {
            Inputs = new Dictionary<string, string> { ["trainer sources"] = TrainerPublication.SourceHash(context.Root) },
            Outputs = [publication.Assembly],
            Actions = [publication.CommandLine(context.Paths)],
        };
    }

    protected override Task ExecuteAsync(BuildContext context)
    {
        var publication = TrainerPublication.Of(context.Settings, context.Paths);
        if (context.Settings.Image is not null && context.TasksToExecute.Contains(nameof(BuildImage)))
            context.Information($"PublishTrainer: for {context.Engine.Program.Name} {context.Engine.Facts.Version}.");
        var sources = TrainerPublication.SourceHash(context.Root);
        if (!context.Arguments.Force && publication.IsOf(sources))
        {
            context.Information($"PublishTrainer: {context.Paths.Relative(publication.Folder)} has it, published from the same sources.");
            return Task.CompletedTask;
        }

        var size = publication.Torch == TorchBackend.Cpu ? "some 200 MB" : "some GB for CUDA";
        context.Information($"PublishTrainer: compiles the trainer; the first time on a machine it fetches libtorch, {size}.");
        publication.Publish(context, sources);
        return Task.CompletedTask;
    }
}
