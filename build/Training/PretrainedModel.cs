using Pipelines;
using Settings;
using Settings.Declarations;
using Storage;
using Storage.Locations;

namespace Build.Training;

/// <summary>The files of the pretrained language model that a pipeline starts from, and their names in the bucket.</summary>
internal static class PretrainedModel
{
    /// <summary>The error message for files that are missing at the model's source.</summary>
    public static string Lacking(PipelineSettings settings, IEnumerable<string> names) =>
        $"pretrained.source: {settings.Pretrained.Source} lacks {string.Join(", ", names)}. "
        + "Put the files there, or train from scratch with source: none.";

    /// <returns>Whether the model's source is already the folder that the trainer reads.</returns>
    public static bool IsInPlace(PipelineSettings settings) =>
        ObjectStores.PlaceOf(settings.Pretrained.Source, "")
        == ObjectStores.PlaceOf(settings.Storage.Bucket, BucketLayout.Pretrained(Spelling.Of(settings.Language)));

    /// <returns>The location of a file: a path, or a Cloud Storage address.</returns>
    public static string PlaceOf(PipelineSettings settings, PretrainedFile file) => $"{settings.Pretrained.Source.TrimEnd('/')}/{file.Name}";

    /// <returns>Every file that may exist.</returns>
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

    private static IEnumerable<string> Directions(Direction direction) => direction == Direction.Both
        ? [Spelling.Of(Direction.Forward), Spelling.Of(Direction.Backward)]
        : [Spelling.Of(direction)];
}
