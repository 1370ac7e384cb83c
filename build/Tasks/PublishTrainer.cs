using Build.Training;
using Pipelines;

namespace Build.Tasks;

[TaskDescription("Compiles the trainer into a runnable folder")]
public sealed class PublishTrainer : StepTask
{
    internal override Step Describe(BuildContext context)
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
            context.Information($"PublishTrainer: the engine is {context.Engine.Program.Name} {context.Engine.Facts.Version}.");
        var sources = TrainerPublication.SourceHash(context.Root);
        if (!context.Arguments.Force && publication.IsOf(sources))
        {
            context.Information($"PublishTrainer: {context.Paths.Relative(publication.Folder)} is up to date: published from the same sources.");
            return Task.CompletedTask;
        }

        var size = publication.Torch == TorchBackend.Cpu ? "about 200 MB" : "several GB for CUDA";
        context.Information($"PublishTrainer: compiling the trainer. The first time on a machine, this downloads libtorch ({size}).");
        publication.Publish(context, context.Paths, sources);
        return Task.CompletedTask;
    }
}
