namespace Build.Notifications;

/// <summary>Tells somebody of a job.</summary>
internal interface INotifier
{
    /// <exception cref="FaultException">They could not be told; the message holds no secret.</exception>
    Task NotifyAsync(JobNotice notice, CancellationToken cancellation = default);
}
