namespace Build.Notifications;

/// <summary>Sends notices about jobs.</summary>
internal interface INotifier
{
    /// <exception cref="FaultException">The notice could not be sent; the message contains no secret.</exception>
    Task NotifyAsync(JobNotice notice, CancellationToken cancellation = default);
}
