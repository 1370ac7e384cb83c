namespace PyTorchFiles;

/// <summary>Source of the elements of a file's storages.</summary>
internal interface IStorageSource
{
    /// <summary>Reads a storage.</summary>
    /// <returns>All bytes of the storage, in a new array.</returns>
    byte[] Read(StorageReference storage);
}
