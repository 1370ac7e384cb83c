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

/// <summary>The source of a training run's pretrained language models: the bucket, the archives, or none.</summary>
internal sealed class PretrainedSource(IObjectStore store, TrainerSettings settings, TextWriter log)
{
    private string Code => Spelling.Of(settings.Language);

    private bool UsesBucket => settings.Pretrained.Source == LanguageModelSource.Bucket;

    private bool UsesSentencePiece => UsesBucket && Tokenizers.UsesSentencePiece(settings.Language);

    /// <summary>The objects of the bucket that the run reads.</summary>
    public IEnumerable<string> Objects => UsesBucket ? Needed() : [];

    /// <summary>Checks that the bucket holds every file that the run reads.</summary>
    /// <exception cref="FaultException">Files are missing; the message lists them.</exception>
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

    /// <summary>The SentencePiece model that splits the texts into pieces; null if texts are split into words.</summary>
    /// <exception cref="FaultException">The model is missing or damaged.</exception>
    public async Task<SentencePieceModel?> SentencePieceAsync(CancellationToken cancellation) => !UsesSentencePiece
        ? null
        : await ScratchFolder.UseAsync(async folder =>
        {
            var path = Path.Combine(folder, "spm.model");
            var name = BucketLayout.SentencePiece(Code);
            await store.DownloadAsync(name, path, cancellation);
            return SentencePieceModel.Load(path, $"{store.Location}/{name}");
        });

    /// <summary>The pretrained language model of a direction; null if training starts from scratch.</summary>
    /// <exception cref="FaultException">A file is missing or damaged, or the files do not fit together.</exception>
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
                    continue; // only config.json of an English model is optional
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
