using System.Runtime.InteropServices;

namespace Text.SentencePiece.Segmentation;

/// <summary>Two neighbouring symbols that make a piece together.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Merge
{
    private readonly ulong _order;

    /// <param name="score">Higher comes first.</param>
    /// <param name="left">The index of the left symbol; of equally good merges the leftmost comes first.</param>
    /// <param name="right">The index of the right symbol.</param>
    /// <param name="id">The piece.</param>
    public Merge(float score, int left, int right, int id)
    {
        // The bits of a float, as a number that grows as the float falls; adding 0 turns -0 into 0.
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
