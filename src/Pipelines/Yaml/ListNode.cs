namespace Pipelines.Yaml;

/// <summary>A list.</summary>
internal sealed record ListNode(Position At, IReadOnlyList<Node> Items) : Node(At, 1 + Items.Sum(item => item.Weight))
{
    public override string Described => Items.Count == 0 ? "an empty list" : "a list";
}
