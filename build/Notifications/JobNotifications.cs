using Jobs;
using Pipelines;

namespace Build.Notifications;

/// <summary>Sends the notifications that a pipeline configures when a job has ended.</summary>
/// <param name="settings">The notifications; null for none.</param>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="folder">The working folder of commands.</param>
/// <param name="warn">Receives warnings, one line each.</param>
internal sealed class JobNotifications(
    NotifySettings? settings, Func<string, string?> variable, string folder, HttpClient http, TimeProvider clock, Action<string> warn)
{
    /// <summary>Sends the current pipeline's notifications about one of its jobs.</summary>
    /// <param name="job">The job in its final state.</param>
    /// <param name="model">The job's model; null if there is none.</param>
    public static Task AfterAsync(BuildContext context, TrainingJob job, ManifestModel? model)
    {
        var notice = JobNotice.Of(context.Settings.Name, job, model);
        return new JobNotifications(
            context.Settings.Notify, System.Environment.GetEnvironmentVariable, context.Root, context.Http, context.Clock, context.Warning).NotifyAsync(notice);
    }

    /// <summary>Sends all notifications. A failure to send one causes a warning and does not change the job's result.</summary>
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
