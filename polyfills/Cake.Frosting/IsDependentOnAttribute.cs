namespace Cake.Frosting;

/// <summary>Runs another task before this one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependentOnAttribute(Type type) : Attribute
{
    /// <summary>The other task's class.</summary>
    public Type Task { get; } = type;
}
