namespace Jobs.Cloud;

/// <summary>Checks whether jobs can be submitted, without submitting one.</summary>
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

    /// <summary>Creates a check for custom jobs of Vertex AI.</summary>
    public static CloudAccess ToVertexAi(
        CloudLocation location, GoogleConnection connection, TimeProvider clock, CloudTiming? timing = null) =>
        new(CloudService.VertexAi, location, connection, clock, timing ?? new CloudTiming());

    /// <summary>Creates a check for AI Platform Training.</summary>
    public static CloudAccess ToAiPlatform(
        CloudLocation location, GoogleConnection connection, TimeProvider clock, CloudTiming? timing = null) =>
        new(CloudService.AiPlatform, location, connection, clock, timing ?? new CloudTiming());

    /// <summary>Checks that there are credentials.</summary>
    /// <exception cref="JobException">Credentials are missing or not accepted.</exception>
    public Task SignInAsync(CancellationToken cancellation) => _connection.Tokens.GetAsync(renew: false, cancellation);

    /// <summary>Checks that this account can list the jobs of the service in the project and region.</summary>
    /// <exception cref="JobException">The project, the region, the API or a permission is missing, or the service does not respond.</exception>
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
