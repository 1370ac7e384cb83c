namespace Cake.Frosting.Internal;

/// <summary>Finds circles in a graph of names, depth first.</summary>
/// <param name="edges">For each name those it leads to.</param>
internal sealed class CircleSearch(IReadOnlyDictionary<string, HashSet<string>> edges)
{
    private readonly HashSet<string> _done = [];
    private readonly List<string> _path = [];
    private readonly List<IReadOnlyList<string>> _circles = [];

    /// <returns>Each circle once, as the names passed through, the first one repeated at the end.</returns>
    public IReadOnlyList<IReadOnlyList<string>> Find()
    {
        foreach (var name in edges.Keys)
            Visit(name);
        return _circles;
    }

    private void Visit(string name)
    {
        if (_path.IndexOf(name) is var start and >= 0)
        {
            _circles.Add([.. _path[start..], name]);
            return;
        }
        if (!_done.Add(name))
            return;
        _path.Add(name);
        foreach (var next in edges[name])
            Visit(next);
        _path.RemoveAt(_path.Count - 1);
    }
}
