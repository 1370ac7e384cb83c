using Storage;
using Storage.Folders;

namespace Trainer.Tests.Checkpoints;

/// <summary>A store that can be read and listed, but not written while <see cref="IsFull"/>; deletions fail too.</summary>
internal sealed class FullDisk(string path) : IObjectStore
{
    private readonly FolderObjectStore _store = new(path);

    public bool IsFull { get; set; } = true;

    public string Location => _store.Location;

    public Task<StoredObject?> FindAsync(string name, CancellationToken cancellation = default) => _store.FindAsync(name, cancellation);

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix = "", CancellationToken cancellation = default) =>
        _store.ListAsync(prefix, cancellation);

    public Task<StoredObject> UploadAsync(
        string path, string name, UploadCondition condition = UploadCondition.Overwrite, CancellationToken cancellation = default,
        IProgress<long>? progress = null) =>
        IsFull ? throw new IOException("No space left on device") : _store.UploadAsync(path, name, condition, cancellation, progress);

    public Task<StoredObject> DownloadAsync(
        string name, string path, CancellationToken cancellation = default, IProgress<long>? progress = null) =>
        _store.DownloadAsync(name, path, cancellation, progress);

    public Task<Stream> OpenReadAsync(string name, CancellationToken cancellation = default) => _store.OpenReadAsync(name, cancellation);

    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default) =>
        IsFull ? throw new IOException("Read-only file system") : _store.DeleteAsync(name, cancellation);
}
