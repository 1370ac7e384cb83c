using Build.Training;
using Pipelines;
using Storage.Locations;

namespace Build.Several;

/// <summary>Pipelines that are run one after another.</summary>
public static class PipelineSet
{
    /// <summary>Reads their files, and sees that none gets in the way of another.</summary>
    /// <param name="given">What the user calls each.</param>
    /// <exception cref="FaultException">The mistakes of all files; what they extend in common is named once.</exception>
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
            $"--pipeline: {files} are both called {name}, and what they make is kept by that name. Leave one out, or rename its file."));
        mistakes.AddRange(Clashes(chosen.DistinctBy(pipeline => pipeline.Settings.Name), PlaceOfModel, (place, files) =>
            $"--pipeline: the models of {files} would both be {place}. Give one another storage.modelDir or storage.modelFilename."));
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
