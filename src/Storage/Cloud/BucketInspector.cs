using Google.Apis.Util;
using Google.Cloud.Storage.V1;

namespace Storage.Cloud;

/// <summary>Reads the location of a bucket and the permissions of the account on it, without changing anything.</summary>
/// <param name="address">The bucket; a prefix is ignored.</param>
/// <param name="connect">Creates the client.</param>
/// <param name="clock">Times the pauses between retries.</param>
/// <param name="random">Source of the jitter of these pauses.</param>
public sealed class BucketInspector(
    CloudAddress address, Func<CancellationToken, Task<StorageClient>> connect, TimeProvider clock, Random random)
{
    private readonly CloudConnection _connection = new(connect);
    private readonly CloudRetries _retries = new(clock, random);

    /// <summary>Connects to Cloud Storage with Application Default Credentials, or to the emulator that <c>STORAGE_EMULATOR_HOST</c> names.</summary>
    public BucketInspector(CloudAddress address, TimeProvider clock, Random random)
        : this(address, CloudConnection.ConnectAsync, clock, random)
    {
    }

    /// <summary>Gets the location of the bucket.</summary>
    /// <exception cref="StorageException">The bucket does not exist, cannot be read by the account, or cannot be reached.</exception>
    public Task<BucketFacts> LookAsync(CancellationToken cancellation) => TellAsync(
        "read the bucket (storage.buckets.get)",
        async (client, token) =>
        {
            var bucket = await client.GetBucketAsync(
                address.Bucket, new GetBucketOptions { RetryOptions = RetryOptions.Never }, token);
            return new BucketFacts(bucket.Location ?? "", bucket.CustomPlacementConfig?.DataLocations?.ToList() ?? []);
        },
        cancellation);

    /// <summary>Gets the permissions that the account lacks.</summary>
    /// <param name="permissions">The permissions to test, such as <c>storage.objects.create</c>.</param>
    /// <returns>The subset of <paramref name="permissions"/> that the account does not have.</returns>
    /// <exception cref="StorageException">The permissions cannot be read.</exception>
    public async Task<IReadOnlyList<string>> LackedAsync(IReadOnlyList<string> permissions, CancellationToken cancellation)
    {
        var held = await TellAsync(
            "read its permissions on the bucket",
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
        StorageProblem.Denied => $"this account is not allowed to {what}: {CloudFailure.Describe(exception)}.",
        StorageProblem.NoSuchBucket => CloudFailure.NoSuchBucket(address.Bucket),
        _ => $"this account could not {what}: {CloudFailure.Describe(exception)}. Check the network, then try again.",
    };
}
