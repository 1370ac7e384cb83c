using PyTorchFiles;
using Text;
using Text.Rules;

namespace Trainer.Inspection;

/// <summary>What a pickled vocabulary holds.</summary>
/// <param name="Tokens">How many, fillers included.</param>
/// <param name="Fillers">How many of them only fill up to a round number.</param>
/// <param name="Repeated">How many others stand in it more than once.</param>
/// <param name="SpecialTokensFirst">Whether it begins with fastai's special tokens, as texts are numbered by.</param>
/// <param name="First">The first of its tokens.</param>
internal sealed record VocabularyReport(
    KnownKind Kind, string File, int Tokens, int Fillers, int Repeated, bool SpecialTokensFirst, IReadOnlyList<string> First)
{
    private const int Shown = 20;

    /// <exception cref="PyTorchFileException">The file is damaged, hostile, or holds anything but a list of texts.</exception>
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
