using Build.Training;
using Pipelines;
using Storage.Locations;

namespace Build.Several;

/// <summary>Pipelines that run one after another.</summary>
internal static class PipelineSet
{
    /// <summary>Reads the pipelines' files and checks that no two of them write to the same place.</summary>
    /// <param name="given">The names or paths by which the user refers to them.</param>
    /// <exception cref="FaultException">
    /// The message has the mistakes of all files; a mistake in a shared base file is named once.
    /// </exception>
    public static IReadOnlyList<ChosenPipeline> Load(PipelineFiles files, IReadOnlyList<string> given, IReadOnlyList<string> overrides)
    {
        var chosen = new List<ChosenPipeline>();
        var mistakes = new List<string>();
        foreach (var name in given)
        {
            try
            {
                chosen.Add(new(name, files.Load(name, overrides)));
            }
            catch (FaultException fault)
            {
                mistakes.AddRange(MistakesOf(fault));
            }
        }

        mistakes.AddRange(Clashes(chosen, pipeline => pipeline.Settings.Name, (name, files) =>
            $"--pipeline: {files} are both called {name}, so their artifacts would overwrite each other. Leave one out, or rename its file."));
        mistakes.AddRange(Clashes(chosen.DistinctBy(pipeline => pipeline.Settings.Name), PlaceOfModel, (place, files) =>
            $"--pipeline: the models of {files} would both be {place}. Give one of them another storage.modelDir or storage.modelFilename."));
        if (given.Count == 0)
            mistakes.Add("--pipeline: names no pipeline. Try: --pipeline=quickstart");
        return mistakes.Count == 0 ? chosen : throw new FaultException(FaultKind.Settings, string.Join('\n', mistakes.Distinct()));
    }

    private static IEnumerable<string> MistakesOf(FaultException fault) =>
        fault is PipelineFileException file ? file.Mistakes.Select(mistake => mistake.ToString()) : [fault.Message];

    private static string PlaceOfModel(ChosenPipeline pipeline) =>
        ObjectStores.PlaceOf(pipeline.Settings.Storage.Bucket, TrainerArguments.ModelObject(pipeline.Settings));

    private static IEnumerable<string> Clashes(
        IEnumerable<ChosenPipeline> chosen, Func<ChosenPipeline, string> keyOf, Func<string, string, string> tell) =>
        chosen.GroupBy(keyOf).Where(same => same.Count() > 1)
            .Select(same => tell(same.Key, string.Join(" and ", same.Select(pipeline => pipeline.Given))));
}
