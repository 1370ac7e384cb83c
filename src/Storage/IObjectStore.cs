using Faults;

namespace Storage;

/// <summary>
/// Set of named objects with the semantics of a Cloud Storage bucket. Names are 1 to 1024 bytes of UTF-8, with <c>/</c> as the separator
/// of their parts. Writes are atomic, and every copy is compared with its source by size and CRC-32C.
/// </summary>
/// <remarks>
/// Every method throws <see cref="StorageException"/> when the store fails, and a <see cref="FaultException"/> of
/// <see cref="FaultKind.Settings"/> for an invalid object name.
/// </remarks>
public interface IObjectStore
{
    /// <summary>Location of the store as shown to users: a folder, <c>gs://BUCKET</c> or <c>gs://BUCKET/PREFIX</c>.</summary>
    string Location { get; }

    /// <summary>Gets the metadata of an object.</summary>
    /// <returns>The object as it is in the store now; null when it does not exist.</returns>
    Task<StoredObject?> FindAsync(string name, CancellationToken cancellation = default);

    /// <summary>
    /// Lists the objects whose names start with <paramref name="prefix"/> (any text, not only whole folders), in the order of
    /// <see cref="ObjectNameOrder"/>.
    /// </summary>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix = "", CancellationToken cancellation = default);

    /// <summary>Stores the content of the file at <paramref name="path"/>.</summary>
    /// <param name="progress">
    /// Receives the number of bytes stored so far. The number decreases when the transfer has to start again.
    /// </param>
    /// <exception cref="StorageException">
    /// <see cref="StorageProblem.AlreadyExists"/> when <paramref name="condition"/> is not met; <see cref="StorageProblem.Damaged"/>
    /// when the stored content differs from the file. In both cases an object that existed before is unchanged.
    /// </exception>
    Task<StoredObject> UploadAsync(
        string path,
        string name,
        UploadCondition condition = UploadCondition.Overwrite,
        CancellationToken cancellation = default,
        IProgress<long>? progress = null);

    /// <summary>Writes the object to the file at <paramref name="path"/> and creates missing folders. The write is atomic.</summary>
    /// <param name="progress">
    /// Receives the number of bytes received so far. The number decreases when the transfer has to start again.
    /// </param>
    /// <exception cref="StorageException"><see cref="StorageProblem.NotFound"/>, <see cref="StorageProblem.Damaged"/>.</exception>
    Task<StoredObject> DownloadAsync(
        string name, string path, CancellationToken cancellation = default, IProgress<long>? progress = null);

    /// <summary>
    /// Opens the object for one sequential read. The read at the end of the stream throws <see cref="StorageProblem.Damaged"/> when the bytes
    /// read differ from the stored content.
    /// </summary>
    /// <exception cref="StorageException"><see cref="StorageProblem.NotFound"/>.</exception>
    Task<Stream> OpenReadAsync(string name, CancellationToken cancellation = default);

    /// <summary>Deletes an object.</summary>
    /// <returns>Whether the object existed.</returns>
    Task<bool> DeleteAsync(string name, CancellationToken cancellation = default);
}
