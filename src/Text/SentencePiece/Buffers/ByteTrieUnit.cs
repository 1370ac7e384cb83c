namespace Text.SentencePiece.Buffers;

/// <summary>Cell of a <see cref="ByteTrie"/>, 8 bytes in size so that a step reads one cache line.</summary>
/// <param name="state">The state after the label.</param>
internal readonly struct ByteTrieUnit(int label, int value, int state)
{
    /// <summary>Label of a cell that no byte leads to.</summary>
    public const int NoLabel = 256;

    private const int LabelBits = 9;

    private readonly int _valueAndLabel = ((value + 1) << LabelBits) | label;

    public int State { get; } = state;

    public int Label => _valueAndLabel & ((1 << LabelBits) - 1);

    /// <summary>The number of the string that ends at this cell, or -1.</summary>
    public int Value => (_valueAndLabel >> LabelBits) - 1;
}
