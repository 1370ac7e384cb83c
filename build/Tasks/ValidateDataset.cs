using Build.Data;
using Datasets.Validation;
using Datasets.Verdicts;

namespace Build.Tasks;

[TaskDescription("Checks the data set and prints its statistics")]
[IsDependentOn(typeof(FetchInputs))]
public sealed class ValidateDataset : StepTask
{
    internal override Step Describe(BuildContext context) => new()
    {
        Inputs = DatasetInputs.Of(context),
        Outputs = [context.Paths.Validation],
        Actions = [$"check {context.Settings.Dataset.Path}", $"write {context.Paths.Relative(context.Paths.Validation)}"],
    };

    protected override Task ExecuteAsync(BuildContext context)
    {
        var verdict = DatasetValidator.Validate(DatasetInputs.Options(context));
        VerdictText.Write(verdict, context.Details);
        verdict.Save(context.Paths.Validation);
        verdict.ThrowIfUnusable();
        context.Manifest.DatasetSha256 = context.HashOf(context.DatasetPath);
        return Task.CompletedTask;
    }
}
