namespace Text.Rules;

/// <summary>Special tokens of fastai, which have the first ids of every vocabulary.</summary>
/// <remarks>Source: fastai 2.1.8, <c>text/core.py</c>, <c>defaults.text_spec_tok</c>.</remarks>
public static class SpecialTokens
{
    public const string Unknown = "xxunk";
    public const string Padding = "xxpad";
    public const string BeginOfText = "xxbos";
    public const string EndOfText = "xxeos";
    public const string Field = "xxfld";
    public const string RepeatedCharacter = "xxrep";
    public const string RepeatedWord = "xxwrep";
    public const string AllCaps = "xxup";
    public const string Capitalized = "xxmaj";

    /// <summary>All special tokens; the position of each is its id.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Unknown, Padding, BeginOfText, EndOfText, Field, RepeatedCharacter, RepeatedWord, AllCaps, Capitalized];
}
