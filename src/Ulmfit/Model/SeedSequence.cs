namespace Ulmfit.Model;

/// <summary>
/// Derives a seed for each draw from one seed, so that draws are independent of each other and of other users of a generator.
/// </summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.</remarks>
internal sealed class SeedSequence(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>The position in the sequence.</summary>
    public long State
    {
        get => (long)_state;
        set => _state = (ulong)value;
    }

    /// <summary>The next seed.</summary>
    public long Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (long)(mixed ^ (mixed >> 31));
    }
}
