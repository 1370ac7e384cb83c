namespace Pipelines.Yaml;

/// <summary>A value as written, with its place. Trees never change and may share branches: an alias is the node of its anchor.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Weight">The nodes in the tree below, shared ones counted each time, itself included.</param>
internal abstract record Node(Position At, long Weight)
{
    /// <summary>What stands here, in words that follow "got".</summary>
    public abstract string Described { get; }
}
