using Jobs;
using Pipelines;

namespace Build.Notifications;

/// <summary>Tells those whom a pipeline names that a job has ended.</summary>
/// <param name="settings">Whom; null for nobody.</param>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="folder">Where commands run.</param>
/// <param name="warn">Told what went wrong, a line each.</param>
internal sealed class JobNotifications(
    NotifySettings? settings, Func<string, string?> variable, string folder, HttpClient http, TimeProvider clock, Action<string> warn)
{
    /// <summary>Tells those whom the pipeline that is being built names that one of its jobs has ended.</summary>
    /// <param name="job">The job as it ended.</param>
    /// <param name="model">What it left; null when there is nothing.</param>
    public static Task AfterAsync(BuildContext context, TrainingJob job, ManifestModel? model)
    {
        var notice = JobNotice.Of(context.Settings.Name, job, model);
        return new JobNotifications(
            context.Settings.Notify, System.Environment.GetEnvironmentVariable, context.Root, context.Http, context.Clock, context.Warning).NotifyAsync(notice);
    }

    /// <summary>Tells everybody. Who cannot be told changes nothing of how the job ended: a warning says so.</summary>
    public async Task NotifyAsync(JobNotice notice, CancellationToken cancellation = default)
    {
        if (settings is null)
            return;
        await Task.WhenAll(
            TellAsync("notify.command", () => settings.Command is { } command ? new CommandNotifier(command, folder, clock) : null, notice, cancellation),
            TellAsync(
                "notify.webhook",
                () => WebhookTarget.Of(settings, variable) is { } target ? new WebhookNotifier(target, http, clock) : null,
                notice,
                cancellation));
    }

    private async Task TellAsync(string key, Func<INotifier?> make, JobNotice notice, CancellationToken cancellation)
    {
        try
        {
            if (make() is { } notifier)
                await notifier.NotifyAsync(notice, cancellation);
        }
        catch (FaultException fault)
        {
            warn($"{key}: {fault.Message}");
        }
    }
}
