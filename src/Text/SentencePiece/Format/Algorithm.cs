namespace Text.SentencePiece.Format;

/// <summary>Segmentation algorithm of a model, with the numbers of the file format (<c>TrainerSpec.ModelType</c>).</summary>
public enum Algorithm
{
    Unigram = 1,
    BytePair = 2,
    Word = 3,
    Character = 4,
}
