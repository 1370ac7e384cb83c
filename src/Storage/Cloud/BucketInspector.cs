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
    private const string SignIn = "gcloud auth application-default login";

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

    private static StorageProblem? ProblemOf(Exception exception) => (exception, CloudFailure.StatusOf(exception)) switch
    {
        (NoCredentialsException, _) or (_, 401) => StorageProblem.NoCredentials,
        (Google.Apis.Auth.OAuth2.Responses.TokenResponseException, _) => StorageProblem.NoCredentials,
        (_, 403) => StorageProblem.Denied,
        (_, 404) => StorageProblem.NoSuchBucket,
        (_, not null) => StorageProblem.Unavailable,
        _ => CloudFailure.MayPass(exception, CancellationToken.None) || exception is HttpRequestException ? StorageProblem.Unavailable : null,
    };

    private string Explain(StorageProblem problem, string what, Exception exception) => problem switch
    {
        StorageProblem.NoCredentials when exception is NoCredentialsException =>
            $"there are no usable Google credentials. Run {SignIn}, or set GOOGLE_APPLICATION_CREDENTIALS to a key file.",
        StorageProblem.NoCredentials =>
            $"the Google credentials were not accepted: {CloudFailure.Describe(exception)}. Run {SignIn} again, or renew the key file.",
        StorageProblem.Denied => $"it may not be {what} by this account: {CloudFailure.Describe(exception)}.",
        StorageProblem.NoSuchBucket =>
            $"there is no such bucket. Check its name, or make it: gcloud storage buckets create gs://{address.Bucket}",
        _ => $"it could not be {what}: {CloudFailure.Describe(exception)}. Check the network, then try again.",
    };
}
