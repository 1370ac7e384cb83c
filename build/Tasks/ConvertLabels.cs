using Build.Data;
using Datasets.Conversion;

namespace Build.Tasks;

[TaskDescription("Joins the labels of each row in one delimited column")]
[IsDependentOn(typeof(ValidateDataset))]
public sealed class ConvertLabels : StepTask
{
    internal override Step Describe(BuildContext context) => new()
    {
        Inputs = DatasetInputs.Of(context),
        Outputs = [context.Paths.ConvertedDataset],
        Actions = [$"convert {context.Settings.Dataset.Path} to {context.Paths.Relative(context.Paths.ConvertedDataset)}"],
    };

    protected override Task ExecuteAsync(BuildContext context)
    {
        var result = LabelConverter.Convert(DatasetInputs.Options(context), context.Paths.ConvertedDataset);
        context.Information($"ConvertLabels: {result.Rows:N0} rows to {context.Paths.Relative(context.Paths.ConvertedDataset)}.");
        return Task.CompletedTask;
    }
}
