using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Internal;

/// <summary>Hands the tasks and lifetimes of a build to Cake's engine.</summary>
internal sealed class FrostingEngine(
    ICakeEngine engine,
    IFrostingContext context,
    ICakeLog log,
    IEnumerable<IFrostingTask> tasks,
    IFrostingSetup? setup = null,
    IFrostingTeardown? teardown = null,
    IFrostingTaskSetup? taskSetup = null,
    IFrostingTaskTeardown? taskTeardown = null)
{
    /// <exception cref="FrostingException">The tasks do not fit together, or a target is not among them: one line for each.</exception>
    public void Configure(IEnumerable<string> targets)
    {
        var graph = new TaskGraph([.. tasks.Select(task => new TaskDefinition(task))], context.GetType());
        foreach (var task in graph.LeftOut)
        {
            const string Message = "Task {0} is left out: it needs the context {1}, the build runs in {2}.";
            log.Warning(Message, task.Name, task.ContextType, context.GetType());
        }
        graph.ThrowIfBroken(targets);

        foreach (var task in graph.Tasks)
            Register(task);
        RegisterLifetimes();
    }

    private void Register(TaskDefinition definition)
    {
        log.Debug("Registering task: {0}", definition.Name);
        var task = definition.Task;
        var builder = engine.RegisterTask(definition.Name);
        if (!string.IsNullOrWhiteSpace(definition.Description))
            builder.Description(definition.Description);
        if (definition.HasRun)
            builder.Does(task.RunAsync);
        if (definition.HasShouldRun)
            builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        if (definition.ContinuesOnError)
            builder.ContinueOnError();
        if (definition.HasOnError)
            builder.OnError(exception => task.OnError(exception, context));
        if (definition.HasFinally)
            builder.Finally(() => task.Finally(context));
        foreach (var dependency in definition.Dependencies)
            builder.IsDependentOn(TaskDefinition.NameOf(dependency));
        foreach (var dependee in definition.Dependees)
            builder.IsDependeeOf(TaskDefinition.NameOf(dependee));
    }

    private void RegisterLifetimes()
    {
        if (setup is not null)
            engine.RegisterSetupAction(info => setup.Setup(context, info));
        if (teardown is not null)
            engine.RegisterTeardownAction(info => teardown.Teardown(context, info));
        if (taskSetup is not null)
            engine.RegisterTaskSetupAction(info => taskSetup.Setup(context, info));
        if (taskTeardown is not null)
            engine.RegisterTaskTeardownAction(info => taskTeardown.Teardown(context, info));
    }
}
