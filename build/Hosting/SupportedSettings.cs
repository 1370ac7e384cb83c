using Build.Training;
using Pipelines;
using Storage.Locations;

namespace Build.Hosting;

/// <summary>Rejects settings that are valid in a pipeline file but cannot be used together, before anything runs.</summary>
internal static class SupportedSettings
{
    /// <exception cref="FaultException">The message has one line for each such setting.</exception>
    public static void Check(PipelineSettings settings, string file)
    {
        (bool IsMet, string Line)[] demands =
        [
            (!IsOverwritten(settings),
                $"dataset.path: the converted data set goes to {settings.Dataset.Path} and would replace it. Give the data set another name."),
            (settings.SmokeTest.Device != Device.Gpu || settings.Image is not null, "smokeTest.device: a process runs on the CPU. Try: auto"),
        ];

        var refused = demands.Where(demand => !demand.IsMet).Select(demand => $"{file}: {demand.Line}").ToArray();
        if (refused.Length > 0)
            throw new FaultException(FaultKind.Settings, string.Join('\n', refused));
    }

    private static bool IsOverwritten(PipelineSettings settings) =>
        ObjectStores.PlaceOf(settings.Dataset.Path, "")
        == ObjectStores.PlaceOf(settings.Storage.Bucket, TrainerArguments.DatasetObject(settings));
}
