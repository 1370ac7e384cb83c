using Build.Data;
using Build.Training;

namespace Build.Predicting;

/// <summary>One call of the trainer's <c>predict</c>.</summary>
/// <param name="Arguments">Arguments of the trainer.</param>
/// <param name="Output">The output file; null for output to the terminal.</param>
internal sealed record PredictionRun(IReadOnlyList<string> Arguments, string? Output)
{
    private const string Standard = "-", Step = "Predict";

    /// <exception cref="FaultException">There is nothing to predict, or there is no model.</exception>
    public static async Task<PredictionRun> OfAsync(BuildContext context)
    {
        var arguments = context.Arguments;
        if (arguments.Input is null && arguments.Texts.Count == 0)
        {
            throw new FaultException(
                FaultKind.Settings, $"{Step}: there is nothing to predict. Add --input=texts.csv, or --text=\"A text.\"");
        }

        var output = OutputOf(context);
        List<string> line = ["predict", $"--model={await ModelAsync(context)}", .. arguments.Texts.Select(text => $"--text={text}")];
        if (arguments.Input is { } input)
            line.Add($"--input={FromCaller(context, input)}");
        if (output is not null)
            line.Add($"--output={output}");
        return new(line, output);
    }

    /// <summary>Tables give a table; other inputs give JSON objects.</summary>
    private static string? OutputOf(BuildContext context) => context.Arguments switch
    {
        { Output: Standard } => null,
        { Output: { } given } => context.FromCaller(given),
        { Input: null or Standard } => null,
        { Input: { } input } => context.Paths.Predictions(
            Path.GetExtension(input).ToLowerInvariant() is ".csv" or ".tsv" ? ".csv" : ".jsonl"),
    };

    private static async Task<string> ModelAsync(BuildContext context)
    {
        if (context.Arguments.Model is { } given)
            return context.FromCaller(given);
        var (folder, name) = (context.Paths.Fetched, TrainerArguments.ModelObject(context.Settings));
        await BucketCopies.FetchAsync(context, Step, folder, [name]);
        return BucketCopies.PathOf(folder, name);
    }

    private static string FromCaller(BuildContext context, string path) => path == Standard ? path : context.FromCaller(path);
}
