using Google.Cloud.Storage.V1;
using Storage;
using Storage.Cloud;

namespace FakeCloud.Tests.Buckets;

/// <summary>The store that the build and the trainer use.</summary>
public sealed class OurStore(Uri server) : IBucketClient
{
    private readonly CloudObjectStore _store = new(
        new CloudAddress("my-bucket", ""),
        cancellation => new StorageClientBuilder { BaseUri = $"{server}storage/v1/", UnauthenticatedAccess = true }.BuildAsync(cancellation),
        CloudTransfer.Default,
        TimeProvider.System,
        Random.Shared);

    public Task UploadAsync(string path, string name, bool onlyIfAbsent = false) =>
        TellAsync(() => _store.UploadAsync(path, name, onlyIfAbsent ? UploadCondition.IfAbsent : UploadCondition.Overwrite));

    public Task DownloadAsync(string name, string path) => TellAsync(() => _store.DownloadAsync(name, path));

    public async Task<IReadOnlyList<string>> ListAsync(string prefix) =>
        await _store.ListAsync(prefix).Select(found => found.Name).ToListAsync();

    public Task DeleteAsync(string name) => TellAsync(() => _store.DeleteAsync(name));

    private static async Task TellAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (StorageException exception)
        {
            throw new RefusedException(exception.Message, exception);
        }
    }
}
