using Faults;

namespace Storage;

/// <summary>
/// A flat set of named objects with the semantics of a Cloud Storage bucket. Names are 1 to 1024 bytes of UTF-8 with <c>/</c> between
/// their parts; writes appear whole or not at all; every copy is compared with its source by size and CRC-32C.
/// </summary>
/// <remarks>
/// Every method throws <see cref="StorageException"/> when the store fails, and a <see cref="FaultException"/> of
/// <see cref="FaultKind.Settings"/> for a name no object can have.
/// </remarks>
public interface IObjectStore
{
    /// <summary>Where the store is, for people: a folder, <c>gs://BUCKET</c> or <c>gs://BUCKET/PREFIX</c>.</summary>
    string Location { get; }

    /// <returns>The object as it lies in the store now, or null when there is none.</returns>
    Task<StoredObject?> FindAsync(string name, CancellationToken cancellation = default);

    /// <summary>
    /// The objects whose names start with <paramref name="prefix"/> (any text, not only whole folders), in the order of
    /// <see cref="ObjectNameOrder"/>.
    /// </summary>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix = "", CancellationToken cancellation = default);

    /// <summary>Stores the content of the file at <paramref name="path"/>.</summary>
    /// <param name="progress">
    /// Told now and then how many bytes of the content have been stored; fewer than before when the transfer had to begin anew.
    /// </param>
    /// <exception cref="StorageException">
    /// <see cref="StorageProblem.AlreadyExists"/> when <paramref name="condition"/> does not hold; <see cref="StorageProblem.Damaged"/>
    /// when what was stored is not what was sent, and then what was there before is still there.
    /// </exception>
    Task<StoredObject> UploadAsync(
        string path,
        string name,
        UploadCondition condition = UploadCondition.Overwrite,
        CancellationToken cancellation = default,
        IProgress<long>? progress = null);

    /// <summary>Writes the object to the file at <paramref name="path"/>, folders included. The file appears whole or not at all.</summary>
    /// <param name="progress">
    /// Told now and then how many bytes of the content have come; fewer than before when the transfer had to begin anew.
    /// </param>
    /// <exception cref="StorageException"><see cref="StorageProblem.NotFound"/>, <see cref="StorageProblem.Damaged"/>.</exception>
    Task<StoredObject> DownloadAsync(
        string name, string path, CancellationToken cancellation = default, IProgress<long>? progress = null);

    /// <summary>
    /// Opens the object for one reading from its start to its end. The read that meets the end throws <see cref="StorageProblem.Damaged"/>
    /// when the bytes read are not those that were stored.
    /// </summary>
    /// <exception cref="StorageException"><see cref="StorageProblem.NotFound"/>.</exception>
    Task<Stream> OpenReadAsync(string name, CancellationToken cancellation = default);

    /// <returns>Whether there was such an object.</returns>
    Task<bool> DeleteAsync(string name, CancellationToken cancellation = default);
}
