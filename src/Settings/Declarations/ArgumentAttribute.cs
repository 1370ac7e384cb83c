namespace Settings.Declarations;

/// <summary>The trainer's argument that carries a setting.</summary>
/// <param name="name">The argument's name, such as <c>--epochs</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ArgumentAttribute(string name) : Attribute
{
    /// <summary>The argument's name, with its dashes.</summary>
    public string Name { get; } = name;

    /// <summary>Name of the sibling setting that separates the items of a list; null for a setting that is not a list.</summary>
    public string? JoinedBy { get; init; }

    /// <summary>
    /// Whether the value can change the trained model. A value that cannot is left out of the model file, and a run can be resumed with
    /// another one.
    /// </summary>
    public bool AffectsModel { get; init; } = true;
}
