namespace Cake.Frosting.Tests;

/// <summary>What the tasks and lifetimes of one build did, in order. They take it in their constructors.</summary>
public sealed class Journal
{
    private readonly List<string> _entries = [];

    public IReadOnlyList<string> Entries => _entries;

    public void Add(string entry) => _entries.Add(entry);
}
