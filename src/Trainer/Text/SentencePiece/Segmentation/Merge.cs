namespace Trainer.Text.SentencePiece.Segmentation;

/// <summary>Two neighbouring symbols that make a piece together.</summary>
/// <param name="Left">The index of the left symbol; of equally good merges the leftmost comes first.</param>
/// <param name="Length">The piece's length in bytes.</param>
/// <param name="State">The trie's state after the piece.</param>
/// <param name="Id">The piece.</param>
internal readonly record struct Merge(float Score, int Left, int Right, int Length, int State, int Id)
{
    public bool ComesBefore(in Merge other) => Score > other.Score || (Score == other.Score && Left < other.Left);
}
