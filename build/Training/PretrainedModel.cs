using Pipelines;
using Storage;
using Storage.Locations;

namespace Build.Training;

/// <summary>The files of the pretrained language model a pipeline starts from, and where in the bucket the trainer looks for them.</summary>
public static class PretrainedModel
{
    /// <returns>Each file that is there; none when training starts from scratch, or from archives the trainer fetches.</returns>
    public static IReadOnlyList<(string Path, string Object)> Files(BuildContext context) =>
        [.. Expected(context.Settings).Select(file => (Path: PathOf(context, file), file.Object)).Where(file => File.Exists(file.Path))];

    /// <exception cref="FaultException">A file is missing; all that are missing are named.</exception>
    public static void Check(BuildContext context)
    {
        var missing = Expected(context.Settings).Where(file => file.Required && !File.Exists(PathOf(context, file))).ToArray();
        if (missing.Length > 0)
            throw new FaultException(FaultKind.Data, Lacking(context.Settings, missing.Select(file => file.Name)));
    }

    /// <summary>Says that files are missing at the model's source.</summary>
    public static string Lacking(PipelineSettings settings, IEnumerable<string> names) =>
        $"pretrained.source: {settings.Pretrained.Source} lacks {string.Join(", ", names)}. "
        + "Put the files there, or train from scratch with source: none.";

    /// <returns>A hash of every file; the same when there is none.</returns>
    public static string Hash(BuildContext context) =>
        FileHash.Combine(Files(context).Select(file => $"{file.Object} {context.HashOf(file.Path)}"));

    /// <returns>Whether the model's source is the very place where the trainer looks for it.</returns>
    public static bool IsInPlace(PipelineSettings settings) =>
        ObjectStores.PlaceOf(settings.Pretrained.Source, "")
        == ObjectStores.PlaceOf(settings.Storage.Bucket, BucketLayout.Pretrained(Spelling.Of(settings.Language)));

    /// <returns>Where a file lies: a path, or an address in Cloud Storage.</returns>
    public static string PlaceOf(PipelineSettings settings, PretrainedFile file) => $"{settings.Pretrained.Source.TrimEnd('/')}/{file.Name}";

    /// <returns>Each file that may be there.</returns>
    public static IEnumerable<PretrainedFile> Expected(PipelineSettings settings)
    {
        var language = Spelling.Of(settings.Language);
        if (settings.Pretrained.Source is PretrainedSettings.None or PretrainedSettings.WikiText103)
            yield break;
        var isEnglish = settings.Language == Language.En; // read as words; its sizes may be fastai's own
        foreach (var direction in Directions(settings.Pretrained.Direction))
        {
            foreach (var file in BucketLayout.LanguageModelFiles)
            {
                yield return new(
                    $"{direction}/{file}",
                    BucketLayout.LanguageModel(language, direction, file),
                    Required: file != BucketLayout.Config || !isEnglish);
            }
        }

        if (!isEnglish)
            yield return new("spm/spm.model", BucketLayout.SentencePiece(language), Required: true);
    }

    private static string PathOf(BuildContext context, PretrainedFile file) => context.Inputs.PathOf(PlaceOf(context.Settings, file));

    private static IEnumerable<string> Directions(Direction direction) => direction == Direction.Both
        ? [Spelling.Of(Direction.Forward), Spelling.Of(Direction.Backward)]
        : [Spelling.Of(direction)];
}
