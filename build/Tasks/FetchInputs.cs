using Build.Data;

namespace Build.Tasks;

[TaskDescription("Downloads the pipeline's inputs from Cloud Storage, once")]
public sealed class FetchInputs : StepTask
{
    internal override Step Describe(BuildContext context)
    {
        var inputs = context.Inputs;
        if (inputs.All.Count == 0)
            return Step.Skipped($"pipeline {context.Settings.Name} reads nothing from Cloud Storage");
        var cache = context.Paths.Relative(context.Paths.InputCache);
        return new()
        {
            Inputs = new Dictionary<string, string>
            {
                ["objects in Cloud Storage"] = FileHash.Combine(inputs.All.Select(input => input.Address.ToString())),
            },
            FindStale = inputs.FindStaleAsync,
            Actions = [.. inputs.All.Select(input => $"download {input.Address}{(input.Required ? "" : ", if it exists,")} unless {cache} has it")],
        };
    }

    protected override async Task ExecuteAsync(BuildContext context)
    {
        foreach (var input in await TransferDisplay.ShowAsync(context, Name, context.Inputs.FetchAsync))
        {
            var path = context.Paths.Relative(input.Path);
            context.Information(input.Copied
                ? $"FetchInputs: downloaded {input.Address}, {input.Object.Size:N0} bytes, to {path}."
                : $"FetchInputs: up to date: {path} is a copy of {input.Address}.");
        }
    }
}
