using Google.Apis.Util;
using Google.Cloud.Storage.V1;

namespace Storage.Cloud;

/// <summary>Finds out where a bucket is and what may be done with it, without changing it.</summary>
/// <param name="address">The bucket; a prefix makes no difference.</param>
/// <param name="connect">Makes the client.</param>
/// <param name="random">For the jitter of pauses.</param>
public sealed class BucketInspector(
    CloudAddress address, Func<CancellationToken, Task<StorageClient>> connect, TimeProvider clock, Random random)
{
    private readonly CloudConnection _connection = new(connect);
    private readonly CloudRetries _retries = new(clock, random);

    /// <summary>Of the real service with the machine's own credentials, or of what <c>STORAGE_EMULATOR_HOST</c> names.</summary>
    public BucketInspector(CloudAddress address, TimeProvider clock, Random random)
        : this(address, CloudConnection.ConnectAsync, clock, random)
    {
    }

    /// <exception cref="StorageException">There is no such bucket, this account may not look at it, or it cannot be asked.</exception>
    public Task<BucketFacts> LookAsync(CancellationToken cancellation) => TellAsync(
        "looked at (storage.buckets.get)",
        async (client, token) =>
        {
            var bucket = await client.GetBucketAsync(
                address.Bucket, new GetBucketOptions { RetryOptions = RetryOptions.Never }, token);
            return new BucketFacts(bucket.Location ?? "", bucket.CustomPlacementConfig?.DataLocations?.ToList() ?? []);
        },
        cancellation);

    /// <param name="permissions">Such as <c>storage.objects.create</c>.</param>
    /// <returns>Those of them that this account lacks.</returns>
    /// <exception cref="StorageException">It cannot be found out.</exception>
    public async Task<IReadOnlyList<string>> LackedAsync(IReadOnlyList<string> permissions, CancellationToken cancellation)
    {
        var held = await TellAsync(
            "asked for permissions",
            async (client, token) => (await client.Service.Buckets
                .TestIamPermissions(address.Bucket, new Repeatable<string>(permissions)).ExecuteAsync(token)).Permissions ?? [],
            cancellation);
        return [.. permissions.Except(held)];
    }

    private async Task<T> TellAsync<T>(string what, Func<StorageClient, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            var client = await _connection.ClientAsync(cancellation);
            return await _retries.RunAsync(token => work(client, token), cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && ProblemOf(exception) is { } problem)
        {
            throw new StorageException(problem, "", $"gs://{address.Bucket}: {Explain(problem, what, exception)}", exception);
        }
    }

    private static StorageProblem? ProblemOf(Exception exception) => CloudFailure.StatusOf(exception) switch
    {
        _ when CloudFailure.ExplainCredentials(exception) is not null => StorageProblem.NoCredentials,
        403 => StorageProblem.Denied,
        404 => StorageProblem.NoSuchBucket,
        not null => StorageProblem.Unavailable,
        _ => CloudFailure.MayPass(exception, CancellationToken.None) || exception is HttpRequestException ? StorageProblem.Unavailable : null,
    };

    private string Explain(StorageProblem problem, string what, Exception exception) => problem switch
    {
        StorageProblem.NoCredentials => CloudFailure.ExplainCredentials(exception)!,
        StorageProblem.Denied => $"it may not be {what} by this account: {CloudFailure.Describe(exception)}.",
        StorageProblem.NoSuchBucket => CloudFailure.NoSuchBucket(address.Bucket),
        _ => $"it could not be {what}: {CloudFailure.Describe(exception)}. Check the network, then try again.",
    };
}
