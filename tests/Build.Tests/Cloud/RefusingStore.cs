using Storage;

namespace Build.Tests.Cloud;

/// <summary>A store that says of everything what is wrong with it.</summary>
internal sealed class RefusingStore(StorageProblem problem) : IObjectStore
{
    public string Location => "gs://my-bucket";

    public Task<StoredObject?> FindAsync(string name, CancellationToken cancellation = default) => throw Refusal(name);

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix = "", CancellationToken cancellation = default) => throw Refusal(prefix);

    public Task<StoredObject> UploadAsync(
        string path,
        string name,
        UploadCondition condition = UploadCondition.Overwrite,
        CancellationToken cancellation = default,
        IProgress<long>? progress = null) => throw Refusal(name);

    public Task<StoredObject> DownloadAsync(
        string name, string path, CancellationToken cancellation = default, IProgress<long>? progress = null) => throw Refusal(name);

    public Task<Stream> OpenReadAsync(string name, CancellationToken cancellation = default) => throw Refusal(name);

    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default) => throw Refusal(name);

    private StorageException Refusal(string name) => new(problem, name, "refused");
}
