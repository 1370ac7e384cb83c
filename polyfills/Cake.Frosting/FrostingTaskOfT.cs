using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task that runs in the build's own context. The host calls only what a task overrides.</summary>
/// <typeparam name="T">The context; a task is left out of a build that runs in another one.</typeparam>
public abstract class FrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    public virtual void Run(T context)
    {
    }

    /// <returns>False to skip the task. A skipped dependency is passed over; a skipped target fails the build.</returns>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Handles what the task threw. The build goes on as if the task had succeeded, unless this throws too.</summary>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Runs after the task, whether it succeeded or failed.</summary>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ShouldRun((T)context);
    }

    void IFrostingTask.OnError(Exception exception, ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(context);
        OnError(exception, (T)context);
    }

    void IFrostingTask.Finally(ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Finally((T)context);
    }
}
