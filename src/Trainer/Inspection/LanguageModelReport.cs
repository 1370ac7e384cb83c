using Faults;
using Trainer.Pretrained.Files;
using Ulmfit.Pretrained;

namespace Trainer.Inspection;

/// <summary>What a folder of a pretrained language model holds, and whether its files fit together.</summary>
/// <param name="Config">Null where there is none, as beside fastai's English models.</param>
/// <param name="Mismatches">What keeps it from being loaded, a line each; none when it fits.</param>
internal sealed record LanguageModelReport(
    KnownKind Kind,
    string File,
    bool Fits,
    IReadOnlyList<string> Mismatches,
    ConfigReport? Config,
    VocabularyReport Vocabulary,
    WeightsReport Weights)
{
    /// <exception cref="FaultException">One of its files is missing, damaged or hostile.</exception>
    public static LanguageModelReport Read(string folder)
    {
        var files = PretrainedFolder.Files(folder);
        var mismatches = FindMismatches(files);
        return new(
            KnownKind.LanguageModel,
            folder,
            mismatches.Length == 0,
            mismatches,
            files.Config is { } config ? ConfigReport.Read(config) : null,
            VocabularyReport.Read(files.Vocabulary),
            WeightsReport.Read(files.Weights));
    }

    private static string[] FindMismatches(PretrainedFiles files)
    {
        try
        {
            PretrainedLanguageModel.Read(files);
            return [];
        }
        catch (FaultException fault)
        {
            return fault.Message.Split('\n');
        }
    }
}
