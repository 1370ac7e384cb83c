namespace Text.English;

/// <summary>What the rules of the English word tokenizer ask about a code point.</summary>
[Flags]
internal enum LetterKinds : byte
{
    None = 0,

    /// <summary>A letter of the scripts the rules know.</summary>
    Letter = 1,

    /// <summary>A small letter, or a letter of a script without case.</summary>
    Small = 2,

    /// <summary>A capital, or a letter of a script without case.</summary>
    Capital = 4,

    /// <summary>A pictogram, arrow, box or other symbol.</summary>
    Icon = 8,

    /// <summary>Punctuation, which stands alone at either end of a word.</summary>
    Punctuation = 16,

    /// <summary>A quotation mark or bracket, which does so too.</summary>
    Quote = 32,

    /// <summary>Another sign that stands alone at the start of a word.</summary>
    OpeningSign = 64,

    /// <summary>What a full stop that ends a word can follow.</summary>
    BeforeFullStop = 128,
}
