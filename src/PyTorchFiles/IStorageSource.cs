namespace PyTorchFiles;

/// <summary>Where the elements of a file's storages lie.</summary>
internal interface IStorageSource
{
    /// <returns>The storage's whole bytes, freshly read.</returns>
    byte[] Read(StorageReference storage);
}
