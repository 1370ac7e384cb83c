namespace Cake.Frosting;

/// <summary>Runs this task before another one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependeeOfAttribute(Type type) : Attribute
{
    /// <summary>The other task's class.</summary>
    public Type Task { get; } = type;
}
