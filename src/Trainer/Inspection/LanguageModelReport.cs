using Faults;
using Trainer.Pretrained.Files;
using Ulmfit.Pretrained;

namespace Trainer.Inspection;

/// <summary>The report on a folder with a pretrained language model, including whether its files fit together.</summary>
/// <param name="Config">The report on <c>config.json</c>; null without that file, as for fastai's English models.</param>
/// <param name="Mismatches">The reasons why the model cannot be loaded, one line each; empty if it can.</param>
internal sealed record LanguageModelReport(
    KnownKind Kind,
    string File,
    bool Fits,
    IReadOnlyList<string> Mismatches,
    ConfigReport? Config,
    VocabularyReport Vocabulary,
    WeightsReport Weights)
{
    /// <summary>Reads the files of the folder.</summary>
    /// <exception cref="FaultException">A file is missing, damaged or malicious.</exception>
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
