namespace Text.SentencePiece.Format;

/// <summary>How a model finds the pieces of a text; the numbers are the file's (<c>TrainerSpec.ModelType</c>).</summary>
public enum Algorithm
{
    Unigram = 1,
    BytePair = 2,
    Word = 3,
    Character = 4,
}
