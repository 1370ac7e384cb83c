using Build.Notifications;
using Pipelines;

namespace Build.Cloud;

/// <summary>Checks that the notifications of a job's end can be sent.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="exists">Whether a program of that name exists.</param>
internal sealed class NotifyCheck(NotifySettings settings, Func<string, string?> variable, Func<string, bool> exists) : IPreflightCheck
{
    public string Subject => "notify";

    public Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Find()]);

    private IEnumerable<Finding> Find()
    {
        if (settings.Command is [var program, ..] && !exists(program))
            yield return Finding.Problem("notify.command", $"there is no program {program}. Install it, or give its path.", FaultKind.Tool);
        if (settings is { Webhook: null, WebhookVariable: null })
            yield break;
        foreach (var (key, message) in WebhookTarget.MistakesOf(settings, variable))
            yield return Finding.Problem(key, message, FaultKind.Settings);
    }
}
