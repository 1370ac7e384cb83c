using Build.Containers.Images;
using Build.Containers.Registries;

namespace Build.Tasks;

[TaskDescription("Pushes the image to its registry")]
[IsDependentOn(typeof(SmokeTest))]
public sealed class PushImage : StepTask
{
    internal override Step Describe(BuildContext context)
    {
        if (context.Settings.Image is null)
            return Step.Skipped($"pipeline {context.Settings.Name} runs the trainer as a process, so there is no image");
        var reference = ImageReference.Of(context.Settings);
        return reference.Host is null
            ? Step.Skipped($"{reference} names no registry, so the image stays on this machine")
            : new() { Actions = [$"{context.Engine.Program.Name} push {reference} unless {reference.Host} has it"] };
    }

    protected override async Task ExecuteAsync(BuildContext context)
    {
        var (reference, image) = (ImageReference.Of(context.Settings), context.Manifest.Image!);
        using var registry = RegistryAccess.Open(context, reference);
        var push = new ImagePush(registry.Engine, reference, context.Clock, line => context.Warning($"PushImage: {line}"));
        var (name, wasPushed) = await push.RunAsync(image.Id, image.Pushed);
        context.Manifest.Image = image with { Pushed = name };
        context.Manifest.Save();
        context.Information(wasPushed ? $"PushImage: {name}" : $"PushImage: up to date: {reference.Host} has {name}.");
    }
}
