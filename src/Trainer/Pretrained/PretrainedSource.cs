using Faults;
using Settings;
using Settings.Declarations;
using Storage;
using Text;
using Text.SentencePiece;
using Trainer.Configuration;
using Trainer.Pretrained.Archives;
using Ulmfit.Pretrained;

namespace Trainer.Pretrained;

/// <summary>Where a training run finds the language models it starts from: in the bucket, in an archive, or nowhere.</summary>
internal sealed class PretrainedSource(IObjectStore store, TrainerSettings settings, TextWriter log)
{
    private string Code => Spelling.Of(settings.Language);

    private bool UsesBucket => settings.Pretrained.Source == LanguageModelSource.Bucket;

    private bool UsesSentencePiece => UsesBucket && Tokenizers.UsesSentencePiece(settings.Language);

    /// <summary>The objects of the bucket that the run will read, as far as they are there.</summary>
    public IEnumerable<string> Objects => UsesBucket ? Needed() : [];

    /// <summary>Looks whether the bucket holds every file the run will read.</summary>
    /// <exception cref="FaultException">The files that are missing.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        if (!UsesBucket)
            return;
        var missing = new List<string>();
        foreach (var name in Needed())
        {
            if (await store.FindAsync(name, cancellation) is null)
                missing.Add(name);
        }

        if (missing.Count > 0)
        {
            throw new FaultException(
                FaultKind.Data,
                $"{store.Location}: the pretrained model lacks {string.Join(", ", missing)}. "
                + "Upload what is missing, or train from scratch with --pretrained=none.");
        }
    }

    /// <returns>The model that cuts the texts into pieces; null where texts are cut into words.</returns>
    /// <exception cref="FaultException">It is missing or damaged.</exception>
    public async Task<SentencePieceModel?> SentencePieceAsync(CancellationToken cancellation) => !UsesSentencePiece
        ? null
        : await ScratchFolder.UseAsync(async folder =>
        {
            var path = Path.Combine(folder, "spm.model");
            var name = BucketLayout.SentencePiece(Code);
            await store.DownloadAsync(name, path, cancellation);
            return SentencePieceModel.Load(path, $"{store.Location}/{name}");
        });

    /// <returns>The pretrained model that reads in that direction; null when training starts from scratch.</returns>
    /// <exception cref="FaultException">One of its files is missing or damaged, or they do not fit together.</exception>
    public async Task<PretrainedLanguageModel?> LanguageModelAsync(Direction direction, CancellationToken cancellation) =>
        settings.Pretrained.Source switch
        {
            LanguageModelSource.None => null,
            LanguageModelSource.Wt103 => await FromArchiveAsync(direction, cancellation),
            _ => await FromBucketAsync(direction, cancellation),
        };

    private async Task<PretrainedLanguageModel> FromArchiveAsync(Direction direction, CancellationToken cancellation)
    {
        using var archives = new WikiText103(
            settings.Pretrained.EnglishArchives ?? WikiText103.DefaultAddress, settings.Run.CacheFolder ?? WikiText103.DefaultCacheFolder, log);
        return PretrainedLanguageModel.Read(await archives.FetchAsync(direction, cancellation));
    }

    private Task<PretrainedLanguageModel> FromBucketAsync(Direction direction, CancellationToken cancellation) =>
        ScratchFolder.UseAsync(async folder =>
        {
            var files = new Dictionary<string, string>();
            foreach (var filename in BucketLayout.LanguageModelFiles)
            {
                var name = BucketLayout.LanguageModel(Code, Spelling.Of(direction), filename);
                if (await store.FindAsync(name, cancellation) is null)
                    continue; // only the config of an English model may be missing
                files[filename] = Path.Combine(folder, filename);
                await store.DownloadAsync(name, files[filename], cancellation);
            }

            return PretrainedLanguageModel.Read(new PretrainedFiles(
                files[BucketLayout.Weights],
                files[BucketLayout.PretrainedVocabulary],
                files.GetValueOrDefault(BucketLayout.Config),
                $"{store.Location}/{BucketLayout.LanguageModel(Code, Spelling.Of(direction), "")}".TrimEnd('/')));
        });

    private IEnumerable<string> Needed()
    {
        foreach (var direction in settings.Directions)
        {
            foreach (var filename in BucketLayout.LanguageModelFiles.Where(filename => filename != BucketLayout.Config || UsesSentencePiece))
                yield return BucketLayout.LanguageModel(Code, Spelling.Of(direction), filename);
        }

        if (UsesSentencePiece)
            yield return BucketLayout.SentencePiece(Code);
    }
}
