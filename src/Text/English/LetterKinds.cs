namespace Text.English;

/// <summary>Character classes that the rules of the English word tokenizer use.</summary>
[Flags]
internal enum LetterKinds : byte
{
    None = 0,

    /// <summary>A letter of a script that the rules cover.</summary>
    Letter = 1,

    /// <summary>A lowercase letter, or a letter of a script without case.</summary>
    Small = 2,

    /// <summary>An uppercase letter, or a letter of a script without case.</summary>
    Capital = 4,

    /// <summary>A pictogram, arrow, box-drawing character or other symbol.</summary>
    Icon = 8,

    /// <summary>Punctuation that is split off either end of a word.</summary>
    Punctuation = 16,

    /// <summary>A quotation mark or bracket that is split off either end of a word.</summary>
    Quote = 32,

    /// <summary>Another sign that is split off the start of a word.</summary>
    OpeningSign = 64,

    /// <summary>A character after which a final dot is a full stop.</summary>
    BeforeFullStop = 128,
}
