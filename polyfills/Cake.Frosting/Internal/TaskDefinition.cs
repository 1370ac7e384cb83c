using System.Reflection;
using Cake.Core;

namespace Cake.Frosting.Internal;

/// <summary>What the class of a task says about it.</summary>
internal sealed class TaskDefinition
{
    private readonly Type? _base;

    public TaskDefinition(IFrostingTask task)
    {
        Task = task;
        _base = BaseOf(Type);
    }

    public IFrostingTask Task { get; }

    public Type Type => Task.GetType();

    public string Name => NameOf(Type);

    public string? Description => Type.GetCustomAttribute<TaskDescriptionAttribute>()?.Description;

    /// <summary>Null when the class derives from neither <see cref="FrostingTask{T}"/> nor <see cref="AsyncFrostingTask{T}"/>.</summary>
    public Type? ContextType => _base?.GenericTypeArguments[0];

    public IEnumerable<Type> Dependencies => Type.GetCustomAttributes<IsDependentOnAttribute>().Select(attribute => attribute.Task);

    public IEnumerable<Type> Dependees => Type.GetCustomAttributes<IsDependeeOfAttribute>().Select(attribute => attribute.Task);

    public bool ContinuesOnError => Type.IsDefined(typeof(ContinueOnErrorAttribute), inherit: false);

    public bool HasRun => Overrides(nameof(FrostingTask.Run), ContextType!) || Overrides(nameof(AsyncFrostingTask.RunAsync), ContextType!);

    public bool HasShouldRun => Overrides(nameof(FrostingTask.ShouldRun), ContextType!);

    public bool HasOnError => Overrides(nameof(FrostingTask.OnError), typeof(Exception), ContextType!);

    public bool HasFinally => Overrides(nameof(FrostingTask.Finally), ContextType!);

    public static string NameOf(Type type) => type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name;

    private bool Overrides(string method, params Type[] parameters) =>
        Type.GetMethod(method, parameters) is { } found && found.DeclaringType != _base && found.GetBaseDefinition().DeclaringType == _base;

    private static Type? BaseOf(Type? type)
    {
        while (type is not null && !IsTaskBase(type))
            type = type.BaseType;
        return type;
    }

    private static bool IsTaskBase(Type type) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() is var open
        && (open == typeof(FrostingTask<>) || open == typeof(AsyncFrostingTask<>));
}
