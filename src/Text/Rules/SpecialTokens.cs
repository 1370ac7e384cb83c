namespace Text.Rules;

/// <summary>Special tokens of fastai, which have the first ids of every vocabulary.</summary>
/// <remarks>Source: fastai 2.1.8, <c>text/core.py</c>, <c>defaults.text_spec_tok</c>.</remarks>
public static class SpecialTokens
{
    internal const string Unknown = "xxunk";
    internal const string Padding = "xxpad";
    internal const string BeginOfText = "xxbos";
    internal const string EndOfText = "xxeos";
    internal const string Field = "xxfld";
    internal const string RepeatedCharacter = "xxrep";
    internal const string RepeatedWord = "xxwrep";
    internal const string AllCaps = "xxup";
    internal const string Capitalized = "xxmaj";

    /// <summary>All special tokens; the position of each is its id.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Unknown, Padding, BeginOfText, EndOfText, Field, RepeatedCharacter, RepeatedWord, AllCaps, Capitalized];
}
