using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task as the host sees it. Derive tasks from <see cref="FrostingTask{T}"/> or <see cref="AsyncFrostingTask{T}"/>.</summary>
public interface IFrostingTask
{
    /// <summary>The reason shown when <see cref="ShouldRun"/> is false; read once, before the build starts.</summary>
    string SkippedMessage => string.Empty;

    Task RunAsync(ICakeContext context);

    bool ShouldRun(ICakeContext context);

    void OnError(Exception exception, ICakeContext context);

    void Finally(ICakeContext context);
}
