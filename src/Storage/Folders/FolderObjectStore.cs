using System.Runtime.CompilerServices;
using Faults;

namespace Storage.Folders;

/// <summary>Object store in a folder. Each object is a plain file with the object's name, readable by any tool.</summary>
/// <remarks>
/// Files that other programs put into the folder are objects too. For an object that the store wrote, it records the checksum (in
/// <c>.checksums/</c>): an object that was truncated or changed later is reported when it is read, and replaced by the next upload.
/// Symbolic links to folders are not followed.
/// </remarks>
/// <param name="root">The folder; created by the first upload.</param>
public sealed class FolderObjectStore(string root) : IObjectStore
{
    private readonly FolderLayout _layout = new(FullPath(root));
    private readonly FolderChecksums _checksums = new(FullPath(root));

    public string Location { get; } = FullPath(root);

    public async Task<StoredObject?> FindAsync(string name, CancellationToken cancellation = default)
    {
        var path = _layout.PathOf(name);
        return await TellAsync(name, "read", () => DescribeAsync(name, path, cancellation));
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(
        string prefix = "", [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var names = await TellAsync(prefix, "listed", () => Task.FromResult(_layout.NamesWith(prefix)));
        foreach (var name in names)
        {
            // The object may have been deleted after the folder was listed.
            if (await FindAsync(name, cancellation) is { } found)
                yield return found;
        }
    }

    public async Task<StoredObject> UploadAsync(
        string path,
        string name,
        UploadCondition condition = UploadCondition.Overwrite,
        CancellationToken cancellation = default,
        IProgress<long>? progress = null)
    {
        var target = _layout.PathOf(name);
        if (!File.Exists(path))
            throw new FaultException(FaultKind.Settings, $"{path}: there is no file to upload as \"{name}\". Check the path.");
        _layout.CheckRoomFor(name);
        CheckCondition(name, target, condition);
        return await TellAsync(name, "written", () => ReplaceAsync(path, name, target, condition, cancellation, progress));
    }

    public async Task<StoredObject> DownloadAsync(
        string name, string path, CancellationToken cancellation = default, IProgress<long>? progress = null)
    {
        var source = _layout.PathOf(name);
        return await TellAsync(name, $"copied to {path}", async () =>
        {
            await using var content = OpenVerified(name, source);
            var updated = File.GetLastWriteTimeUtc(source);
            var checksum = await WriteVerifiedAsync(content, path, name, cancellation, progress);
            return new StoredObject(name, checksum.Size, checksum.Crc32c, updated);
        });
    }

    public async Task<Stream> OpenReadAsync(string name, CancellationToken cancellation = default)
    {
        var path = _layout.PathOf(name);
        return await TellAsync(name, "read", () => Task.FromResult<Stream>(OpenVerified(name, path)));
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellation = default)
    {
        var path = _layout.PathOf(name);
        return await TellAsync(name, "deleted", async () =>
        {
            if (!File.Exists(path))
                return false;
            using var changing = await _checksums.LockAsync(cancellation);
            if (!File.Exists(path))
                return false;
            // In this order, a process that is killed here leaves an object without a checksum, never a checksum that does not match the next object.
            _checksums.Delete(name);
            File.Delete(path);
            return true;
        });
    }

    private async Task<StoredObject> ReplaceAsync(
        string path, string name, string target, UploadCondition condition, CancellationToken cancellation, IProgress<long>? progress)
    {
        IDisposable? changing = null;
        try
        {
            Checksum checksum = default;
            await AtomicFile.WriteAsync(target, async partial =>
            {
                await using (var source = Checksum.OpenSequential(path))
                    checksum = await CopyToNewFileAsync(source, partial, name, cancellation, progress);
                changing = await _checksums.LockAsync(cancellation);
                CheckCondition(name, target, condition);
                _layout.RemoveEmptyFolder(name);
                // The object has no checksum until the new one is written, so a process that is killed here does not leave an object that looks damaged.
                _checksums.Delete(name);
            });
            var written = File.GetLastWriteTimeUtc(target);
            _checksums.Write(name, checksum, written);
            return new StoredObject(name, checksum.Size, checksum.Crc32c, written);
        }
        finally
        {
            changing?.Dispose();
        }
    }

    private async Task<Checksum> WriteVerifiedAsync(
        Stream content, string path, string name, CancellationToken cancellation, IProgress<long>? progress)
    {
        Checksum checksum = default;
        await AtomicFile.WriteAsync(
            path, async partial => checksum = await CopyToNewFileAsync(content, partial, name, cancellation, progress));
        return checksum;
    }

    private async Task<Checksum> CopyToNewFileAsync(
        Stream source, string partial, string name, CancellationToken cancellation, IProgress<long>? progress)
    {
        Checksum sent;
        await using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            sent = await Checksum.CopyAsync(source, file, cancellation, progress);
            file.Flush(flushToDisk: true);
        }

        var received = await Checksum.OfFileAsync(partial, cancellation);
        return received == sent
            ? sent
            : throw StorageException.Damaged(Location, name, "was corrupted while it was written", sent, received, "Check the disk, then try again.");
    }

    private VerifiedStream OpenVerified(string name, string path)
    {
        while (true)
        {
            var recorded = _checksums.Find(name);
            FileStream content;
            try
            {
                content = Checksum.OpenSequential(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !File.Exists(path))
            {
                throw StorageException.NotFound(Location, name);
            }

            // A writer deletes the checksum before it replaces the object, so an equal checksum before and after the open belongs to the opened file.
            if (_checksums.Find(name) == recorded)
                return new VerifiedStream(content, recorded?.Checksum, found => Changed(name, recorded!.Checksum, found));
            content.Dispose();
        }
    }

    private StorageException Changed(string name, Checksum expected, Checksum found) =>
        StorageException.Damaged(Location, name, "has been truncated or changed since it was stored", expected, found, "Upload it again.");

    private async Task<StoredObject?> DescribeAsync(string name, string path, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return null;

        var recorded = _checksums.Find(name);
        var untouched = recorded is not null && recorded.Size == file.Length && recorded.Written == file.LastWriteTimeUtc;
        var checksum = untouched ? recorded!.Checksum : await Checksum.OfFileAsync(path, cancellation);
        return new StoredObject(name, checksum.Size, checksum.Crc32c, file.LastWriteTimeUtc);
    }

    private void CheckCondition(string name, string target, UploadCondition condition)
    {
        if (condition == UploadCondition.IfAbsent && File.Exists(target))
        {
            throw new StorageException(
                StorageProblem.AlreadyExists,
                name,
                $"{Location}: object \"{name}\" already exists. Choose another name, or delete it first.");
        }
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private async Task<T> TellAsync<T>(string name, string what, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (LocalFailure.Is(exception))
        {
            throw new StorageException(
                StorageProblem.Unavailable, name, $"{Location}: object \"{name}\" could not be {what}: {LocalFailure.Describe(exception)}", exception);
        }
    }
}
