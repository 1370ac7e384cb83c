using Scoring.Sampling;

namespace Ulmfit.Batches;

/// <summary>Permutations from one source, and which were drawn, so that another process can draw the same again and go on.</summary>
/// <param name="start">Gives the source from its start, each time it is called.</param>
public sealed class ReplayablePermutations(Func<PermutationSource> start)
{
    private readonly List<int> _drawn = [];
    private PermutationSource _source = start();

    /// <summary>The length of each permutation drawn so far.</summary>
    public IReadOnlyList<int> Drawn => _drawn;

    public int[] Draw(int count)
    {
        _drawn.Add(count);
        return _source(count);
    }

    /// <summary>Starts again, and draws permutations of these lengths.</summary>
    public void Replay(IReadOnlyList<int> drawn)
    {
        _drawn.Clear();
        _source = start();
        foreach (var count in drawn)
            Draw(count);
    }
}
