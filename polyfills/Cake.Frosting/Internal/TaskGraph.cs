namespace Cake.Frosting.Internal;

/// <summary>The tasks of a build, checked as a whole before Cake's engine sees any.</summary>
internal sealed class TaskGraph
{
    private readonly IReadOnlyList<TaskDefinition> _all;
    private readonly Type _context;
    private readonly Dictionary<string, TaskDefinition> _byName;

    public TaskGraph(IReadOnlyList<TaskDefinition> tasks, Type context)
    {
        _all = tasks;
        _context = context;
        Tasks = [.. tasks.Where(task => task.ContextType?.IsAssignableFrom(context) == true)];
        _byName = Tasks.GroupBy(task => task.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<TaskDefinition> Tasks { get; }

    /// <summary>Tasks that need another context than the build's.</summary>
    public IEnumerable<TaskDefinition> LeftOut => _all.Where(task => task.ContextType is not null && !Tasks.Contains(task));

    /// <exception cref="FrostingException">One line for each mistake in the tasks and among the targets.</exception>
    public void ThrowIfBroken(IEnumerable<string> targets)
    {
        string[] mistakes = [.. WithoutBase(), .. Duplicates(), .. MissingTasks(), .. Circles(), .. UnknownTargets(targets)];
        if (mistakes.Length > 0)
            throw new FrostingException(string.Join(Environment.NewLine, mistakes));
    }

    private IEnumerable<string> WithoutBase() =>
        from task in _all
        where task.ContextType is null
        select $"Task '{task.Name}': {task.Type} implements IFrostingTask by itself. Derive it from FrostingTask or AsyncFrostingTask.";

    private IEnumerable<string> Duplicates() =>
        from task in Tasks
        group task by task.Name.ToUpperInvariant() into same
        where same.Count() > 1
        let types = same.Select(task => task.Type).Distinct().ToList()
        select types.Count == 1
            ? $"Task '{same.First().Name}' ({types[0]}) is registered {same.Count()} times. Add its assembly to the host once."
            : $"Several tasks are named '{same.First().Name}': {string.Join(", ", types)}. Give each its own name with [TaskName].";

    private IEnumerable<string> MissingTasks() =>
        from task in Tasks
        from missing in task.Dependencies.Select(type => (type, attribute: "IsDependentOn"))
            .Concat(task.Dependees.Select(type => (type, attribute: "IsDependeeOf")))
        where !_byName.ContainsKey(TaskDefinition.NameOf(missing.type)) || !IsTask(missing.type)
        select $"Task '{task.Name}': [{missing.attribute}(typeof({missing.type.Name}))] {WhyMissing(missing.type)}";

    private string WhyMissing(Type type)
    {
        if (!IsTask(type))
            return "names a class that is not a task. Name one that derives from FrostingTask or AsyncFrostingTask.";
        if (LeftOut.FirstOrDefault(task => task.Type == type) is { } leftOut)
            return $"names a task that needs the context {leftOut.ContextType}, and the build runs in {_context}. Let both use the same.";
        return "names a task that is not registered. Make its class public and not abstract, or add its assembly with AddAssembly.";
    }

    private static bool IsTask(Type type) => type.IsAssignableTo(typeof(IFrostingTask));

    private IEnumerable<string> Circles() =>
        from circle in new CircleSearch(Edges()).Find()
        select $"Tasks depend on each other in a circle: {string.Join(" -> ", circle)}. Remove one of these dependencies.";

    /// <returns>For each task the names of those that run before it.</returns>
    private Dictionary<string, HashSet<string>> Edges()
    {
        var edges = _byName.Values.ToDictionary(task => task.Name, _ => new HashSet<string>());
        foreach (var task in _byName.Values)
        {
            edges[task.Name].UnionWith(Known(task.Dependencies));
            foreach (var dependee in Known(task.Dependees))
                edges[dependee].Add(task.Name);
        }
        return edges;

        IEnumerable<string> Known(IEnumerable<Type> types) =>
            types.Select(TaskDefinition.NameOf).Where(_byName.ContainsKey).Select(name => _byName[name].Name);
    }

    private IEnumerable<string> UnknownTargets(IEnumerable<string> targets) =>
        from target in targets.Distinct(StringComparer.OrdinalIgnoreCase)
        where !_byName.ContainsKey(target)
        select $"Unknown target '{target}'. {Suggestion(target)}";

    private string Suggestion(string target)
    {
        var near = NearestNames.Of(target, _byName.Keys);
        return near.Count > 0
            ? $"Did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}? --description lists all targets."
            : $"Known targets: {string.Join(", ", _byName.Keys.Order(StringComparer.OrdinalIgnoreCase))}.";
    }
}
