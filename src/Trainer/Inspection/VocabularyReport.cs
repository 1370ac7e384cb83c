using PyTorchFiles;
using Text;
using Text.Rules;

namespace Trainer.Inspection;

/// <summary>The report on a pickled vocabulary.</summary>
/// <param name="Tokens">The number of tokens, including fillers.</param>
/// <param name="Fillers">The number of tokens that only pad the vocabulary to a round size.</param>
/// <param name="Repeated">The number of repetitions of other tokens.</param>
/// <param name="SpecialTokensFirst">Whether the vocabulary starts with fastai's special tokens in the order that this program uses.</param>
/// <param name="First">The first tokens.</param>
internal sealed record VocabularyReport(
    KnownKind Kind, string File, int Tokens, int Fillers, int Repeated, bool SpecialTokensFirst, IReadOnlyList<string> First)
{
    private const int Shown = 20;

    /// <summary>Reads the file.</summary>
    /// <exception cref="PyTorchFileException">The file is damaged or malicious, or is not a list of strings.</exception>
    public static VocabularyReport Read(string path)
    {
        var tokens = PickleFile.ReadStrings(path);
        var fillers = tokens.Count(token => token == Vocabulary.Filler);
        var distinct = tokens.Where(token => token != Vocabulary.Filler).Distinct(StringComparer.Ordinal).Count();
        return new(
            KnownKind.Vocabulary,
            path,
            tokens.Count,
            fillers,
            tokens.Count - fillers - distinct,
            tokens.Take(SpecialTokens.All.Count).SequenceEqual(SpecialTokens.All),
            [.. tokens.Take(Shown)]);
    }
}
