using System.Runtime.InteropServices;

namespace Text.SentencePiece.Segmentation;

/// <summary>Candidate merge of two adjacent symbols that form a piece.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Merge
{
    private readonly ulong _order;

    /// <param name="score">Score of the piece; higher scores merge first.</param>
    /// <param name="left">Index of the left symbol; of equal scores the leftmost merges first.</param>
    /// <param name="right">Index of the right symbol.</param>
    /// <param name="id">Id of the piece.</param>
    public Merge(float score, int left, int right, int id)
    {
        // Maps the bits of the float to a number that grows as the float falls; adding 0 turns -0 into 0.
        var bits = BitConverter.SingleToInt32Bits(score + 0f);
        var falling = ~(uint)(bits ^ ((bits >> 31) | int.MinValue));
        _order = ((ulong)falling << 32) | (uint)left;
        Right = right;
        Id = id;
    }

    public int Left => (int)(uint)_order;

    public int Right { get; }

    public int Id { get; }

    public bool ComesBefore(in Merge other) => _order < other._order;
}
