namespace Ulmfit.Model;

/// <summary>A seed for each draw, from one seed: draws with them are independent of each other and of everybody else's.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.</remarks>
internal sealed class SeedSequence(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>Where the sequence has got to.</summary>
    public long State
    {
        get => (long)_state;
        set => _state = (ulong)value;
    }

    public long Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (long)(mixed ^ (mixed >> 31));
    }
}
