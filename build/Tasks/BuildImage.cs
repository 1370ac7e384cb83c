using Build.Containers.Images;

namespace Build.Tasks;

[TaskDescription("Builds the trainer's container image")]
[IsDependentOn(typeof(ConvertLabels))]
[IsDependentOn(typeof(PublishTrainer))]
public sealed class BuildImage : StepTask
{
    internal override Step Describe(BuildContext context)
    {
        if (context.Settings.Image is null)
            return Step.Skipped($"pipeline {context.Settings.Name} runs the trainer as a process, so there is no image");
        var image = new TrainerImage(context);
        return new() { Inputs = image.Inputs, FindStale = () => Task.FromResult(image.Stale()), Actions = [image.CommandLine] };
    }

    protected override Task ExecuteAsync(BuildContext context)
    {
        var image = new TrainerImage(context);
        if (image.Reference.IsContainerRegistry)
        {
            context.Warning(
                $"BuildImage: {image.Reference.Host} is Container Registry, which since March 2025 accepts images only if Artifact Registry hosts it "
                + "for the project. Name new images REGION-docker.pkg.dev/PROJECT/REPOSITORY/NAME:TAG");
        }

        var built = image.Build();
        var uri = image.Reference.ToString();
        var pushed = context.Manifest.Image is { } last && (last.Uri, last.Id) == (uri, built.Id) ? last.Pushed : null;
        context.Manifest.Image = new(uri, built.Id, context.Engine.Find(image.Base)?.Id, pushed);
        context.Manifest.Save();
        context.Information($"BuildImage: {image.Reference} is {built.Id}, {built.Size / 1e6:N0} MB with its base.");
        return Task.CompletedTask;
    }
}
