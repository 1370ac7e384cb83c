namespace Jobs.Cloud;

/// <summary>Finds out whether jobs could be submitted, without submitting one.</summary>
public sealed class CloudAccess
{
    private readonly GoogleConnection _connection;
    private readonly JobsApi _jobs;
    private readonly CloudFaults _faults;

    private CloudAccess(CloudService service, CloudLocation location, GoogleConnection connection, TimeProvider clock, CloudTiming timing)
    {
        _connection = connection;
        _jobs = new JobsApi(new GoogleApi(connection, timing.Patience, clock), service.JobsAt(connection.Endpoints, location));
        _faults = new CloudFaults(service, location);
    }

    /// <summary>To Vertex AI custom jobs.</summary>
    public static CloudAccess ToVertexAi(
        CloudLocation location, GoogleConnection connection, TimeProvider clock, CloudTiming? timing = null) =>
        new(CloudService.VertexAi, location, connection, clock, timing ?? new CloudTiming());

    /// <summary>To AI Platform Training.</summary>
    public static CloudAccess ToAiPlatform(
        CloudLocation location, GoogleConnection connection, TimeProvider clock, CloudTiming? timing = null) =>
        new(CloudService.AiPlatform, location, connection, clock, timing ?? new CloudTiming());

    /// <summary>Sees that there are credentials.</summary>
    /// <exception cref="JobException">There are none, or none that are accepted.</exception>
    public Task SignInAsync(CancellationToken cancellation) => _connection.Tokens.GetAsync(renew: false, cancellation);

    /// <summary>Sees that the service, in that project and region, lets this account list jobs.</summary>
    /// <exception cref="JobException">It does not: the project, the region, the interface or a permission is missing, or nothing answers.</exception>
    public async Task UseAsync(CancellationToken cancellation)
    {
        try
        {
            await _jobs.PeekAsync(cancellation);
        }
        catch (ApiException failure)
        {
            throw _faults.Tell("jobs cannot be listed", failure);
        }
    }
}
