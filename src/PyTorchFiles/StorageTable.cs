using Faults;

namespace PyTorchFiles;

/// <summary>Collects the storages that a pickle refers to by persistent id.</summary>
internal sealed class StorageTable
{
    private readonly Dictionary<string, StorageReference> _storages = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, StorageReference> Storages => _storages;

    /// <param name="id"><c>('storage', class, key, location, count)</c>; the older format appends a view, which is None.</param>
    public StorageReference Load(object? id)
    {
        if (id is not object?[] { Length: 5 or 6 } parts
            || parts is not ["storage", StateDictNames.StorageClass type, string key, string, Int128 count, ..])
        {
            throw new InvalidDataException(id is object?[] and ["module", ..]
                ? "it holds a whole module, including code, not only weights. Save model.state_dict()."
                : "its pickle refers to something other than a tensor's storage: it is damaged, or was not written by PyTorch.");
        }

        if (parts.Length == 6 && parts[5] is not null)
        {
            throw new InvalidDataException(
                $"storage {Printable.Of(key)} is a view in a format that PyTorch removed in 2018. Load it and save it again.");
        }

        return Register(new(key, type.ElementType ?? ElementType.UInt8, Checked(key, count, type), type.ElementType is not null));
    }

    private static long Checked(string key, Int128 count, StateDictNames.StorageClass type)
    {
        var size = (type.ElementType ?? ElementType.UInt8).Size();
        return count >= 0 && count * size <= long.MaxValue
            ? (long)count
            : throw new InvalidDataException($"storage {Printable.Of(key)} claims {count} elements: the file is damaged.");
    }

    private StorageReference Register(StorageReference storage)
    {
        if (!_storages.TryAdd(storage.Key, storage) && _storages[storage.Key] != storage)
            throw new InvalidDataException($"storage {Printable.Of(storage.Key)} is described in two different ways: the file is damaged.");
        return _storages[storage.Key];
    }
}
