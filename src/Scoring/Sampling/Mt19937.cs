namespace Scoring.Sampling;

/// <summary>
/// Mersenne Twister random generator, seeded with one 32-bit number like numpy's <c>RandomState(seed)</c> and
/// <c>torch.manual_seed(seed)</c>.
/// </summary>
/// <remarks>Source: M. Matsumoto, T. Nishimura: Mersenne Twister, ACM TOMACS 8(1), 1998; reference program mt19937ar.</remarks>
internal sealed class Mt19937
{
    private const int Size = 624;
    private const int Shift = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    public Mt19937(uint seed)
    {
        _state[0] = seed;
        for (var index = 1; index < Size; index++)
            _state[index] = (1812433253u * (_state[index - 1] ^ (_state[index - 1] >> 30))) + (uint)index;
    }

    /// <summary>Returns the next number; all 32-bit numbers are equally likely.</summary>
    public uint Next()
    {
        if (_next == Size)
            Twist();
        var value = _state[_next++];
        value ^= value >> 11;
        value ^= (value << 7) & 0x9D2C5680u;
        value ^= (value << 15) & 0xEFC60000u;
        return value ^ (value >> 18);
    }

    private void Twist()
    {
        for (var index = 0; index < Size; index++)
        {
            var bits = (_state[index] & 0x80000000u) | (_state[(index + 1) % Size] & 0x7FFFFFFFu);
            _state[index] = _state[(index + Shift) % Size] ^ (bits >> 1) ^ ((bits & 1) * 0x9908B0DFu);
        }

        _next = 0;
    }
}
