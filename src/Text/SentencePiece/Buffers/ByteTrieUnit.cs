namespace Text.SentencePiece.Buffers;

/// <summary>A cell of a <see cref="ByteTrie"/>: 8 bytes, so that a step reads one cache line.</summary>
/// <param name="state">The state the label leads to.</param>
internal readonly struct ByteTrieUnit(int label, int value, int state)
{
    /// <summary>What a cell has that no byte leads to.</summary>
    public const int NoLabel = 256;

    private const int LabelBits = 9;

    private readonly int _valueAndLabel = ((value + 1) << LabelBits) | label;

    public int State { get; } = state;

    public int Label => _valueAndLabel & ((1 << LabelBits) - 1);

    /// <summary>The number of the string that ends here, or -1.</summary>
    public int Value => (_valueAndLabel >> LabelBits) - 1;
}
