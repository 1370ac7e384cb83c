using Pipelines;
using Storage;

namespace Build.Training;

/// <summary>The files of the pretrained language model a pipeline starts from, and where in the bucket the trainer looks for them.</summary>
public static class PretrainedModel
{
    /// <returns>Each file that is there; none when training starts from scratch, or from archives the trainer fetches.</returns>
    public static IReadOnlyList<(string Path, string Object)> Files(BuildContext context) =>
        [.. Expected(context).Where(file => File.Exists(file.Path)).Select(file => (file.Path, file.Object))];

    /// <exception cref="FaultException">A file is missing; all that are missing are named.</exception>
    public static void Check(BuildContext context)
    {
        var missing = Expected(context).Where(file => file.Required && !File.Exists(file.Path)).ToArray();
        if (missing.Length == 0)
            return;
        var folder = context.Settings.Pretrained.Source;
        throw new FaultException(
            FaultKind.Data,
            $"pretrained.source: {folder} lacks {string.Join(", ", missing.Select(file => Path.GetRelativePath(Folder(context), file.Path)))}. "
            + "Put the files there, or train from scratch with source: none.");
    }

    /// <returns>A hash of every file; the same when there is none.</returns>
    public static string Hash(BuildContext context) =>
        FileHash.Combine(Files(context).Select(file => $"{file.Object} {context.HashOf(file.Path)}"));

    private static IEnumerable<(string Path, string Object, bool Required)> Expected(BuildContext context)
    {
        var (language, source) = (Spelling.Of(context.Settings.Language), context.Settings.Pretrained.Source);
        if (source is PretrainedSettings.None or PretrainedSettings.WikiText103)
            yield break;
        var isEnglish = context.Settings.Language == Language.En; // read as words; its sizes may be fastai's own
        foreach (var direction in Directions(context.Settings.Pretrained.Direction))
        {
            foreach (var file in BucketLayout.LanguageModelFiles)
            {
                yield return (
                    Path.Combine(Folder(context), direction, file),
                    BucketLayout.LanguageModel(language, direction, file),
                    Required: file != BucketLayout.Config || !isEnglish);
            }
        }

        if (!isEnglish)
            yield return (Path.Combine(Folder(context), "spm", "spm.model"), BucketLayout.SentencePiece(language), Required: true);
    }

    private static IEnumerable<string> Directions(Direction direction) => direction == Direction.Both
        ? [Spelling.Of(Direction.Forward), Spelling.Of(Direction.Backward)]
        : [Spelling.Of(direction)];

    private static string Folder(BuildContext context) => context.Paths.Resolve(context.Settings.Pretrained.Source);
}
