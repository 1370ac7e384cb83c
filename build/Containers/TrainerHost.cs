using Build.Containers.Images;
using Build.Training;
using Pipelines;

namespace Build.Containers;

/// <summary>Selects where a pipeline's trainer runs on this machine.</summary>
internal static class TrainerHost
{
    /// <param name="image">The pipeline's image by id or digest; null if it is not built yet.</param>
    /// <param name="device">The requested device.</param>
    public static ITrainerHost Of(BuildContext context, string? image, Device device) => context.Settings.Image is null
        ? new TrainerProcess(context.Settings, context.Paths)
        : new TrainerContainer(context, image ?? ImageReference.Of(context.Settings).ToString(), device);
}
