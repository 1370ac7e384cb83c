using Build.Containers.Images;
using Build.Training;
using Pipelines;

namespace Build.Containers;

/// <summary>Chooses where the trainer of a pipeline runs on this machine.</summary>
internal static class TrainerHost
{
    /// <param name="image">The pipeline's image by id or digest; null while it is not built.</param>
    /// <param name="device">The device asked for.</param>
    public static ITrainerHost Of(BuildContext context, string? image, Device device) => context.Settings.Image is null
        ? new TrainerProcess(context.Settings, context.Paths)
        : new TrainerContainer(context, image ?? ImageReference.Of(context.Settings).ToString(), device);
}
