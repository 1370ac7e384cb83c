using System.Numerics;
using System.Runtime.CompilerServices;

namespace Datasets.Statistics;

/// <summary>A hash table of the first row with each text: open addressing, at most half full.</summary>
internal sealed class FirstRows
{
    private TextKey[] _table = [];
    private int _mask;
    private int _texts;

    /// <summary>Clears the table and reserves room for this many texts.</summary>
    public void Reset(int texts)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * texts));
        if (size > _table.Length)
            _table = new TextKey[size];
        else
            Array.Clear(_table, 0, size);
        _mask = size - 1;
        _texts = 0;
    }

    /// <returns>The first key that was added with this key's text: the key itself if the text is new.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ref readonly TextKey GetOrAdd(in TextKey key)
    {
        // Random hashes hardly ever overfill the table; hashes chosen by an attacker must not make the search endless.
        if (2 * _texts > _mask)
            Grow();
        for (var slot = (int)key.TextLow & _mask; ; slot = (slot + 1) & _mask)
        {
            ref var entry = ref _table[slot];
            // Lines count from 1, so a key with line 0 is an empty slot.
            if (entry.Line == 0)
            {
                entry = key;
                _texts++;
            }
            if (entry.HasSameText(key))
                return ref entry;
        }
    }

    private void Grow()
    {
        var texts = _table.AsSpan(0, _mask + 1).ToArray();
        Reset(2 * texts.Length);
        foreach (ref readonly var text in texts.AsSpan())
            if (text.Line > 0)
                GetOrAdd(text);
    }
}
