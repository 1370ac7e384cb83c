using Scoring.Sampling;

namespace Ulmfit.Batches;

/// <summary>A source of permutations that records what was drawn, so that another process can draw the same ones and continue.</summary>
/// <param name="start">Creates the source in its initial state.</param>
public sealed class ReplayablePermutations(Func<PermutationSource> start)
{
    private readonly List<int> _drawn = [];
    private PermutationSource _source = start();

    /// <summary>The length of each permutation drawn so far.</summary>
    public IReadOnlyList<int> Drawn => _drawn;

    /// <summary>Draws a permutation of <paramref name="count"/> items.</summary>
    public int[] Draw(int count)
    {
        _drawn.Add(count);
        return _source(count);
    }

    /// <summary>Restarts the source and draws permutations of the given lengths.</summary>
    public void Replay(IReadOnlyList<int> drawn)
    {
        _drawn.Clear();
        _source = start();
        foreach (var count in drawn)
            Draw(count);
    }
}
