using Faults;
using PyTorchFiles.Pickling;

namespace PyTorchFiles;

/// <summary>Converts the unpickled content of a file to tensors. Reads each storage once.</summary>
/// <param name="fileLength">File length in bytes; limits the total size of the tensors.</param>
internal sealed class StateDictReader(IStorageSource source, long fileLength)
{
    /// <summary>Minimum expansion limit in bytes, for valid files of a few bytes.</summary>
    private const long SmallFile = 16L << 20;

    private readonly Dictionary<string, byte[]> _storages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorData> _copies = new(StringComparer.Ordinal);
    private readonly HashSet<(ElementType, ReadOnlyMemory<byte>)> _views = [];
    private long _unfolded;

    /// <param name="root">A dict of tensors, or <c>{'model': dict of tensors, 'opt': anything}</c>.</param>
    public StateDict Read(object? root)
    {
        if (root is not PyDict dict)
            throw new InvalidDataException($"it holds {PyNames.Of(root)} instead of a state dict. Save model.state_dict().");
        var ofLearner = dict.Items.Count > 0 && dict.Items.TrueForAll(item => item.Key is "model" or "opt") && dict.Find("model") is PyDict;
        var model = ofLearner ? (PyDict)dict.Find("model")! : dict;
        var tensors = new StateDict { OptimizerLeftOut = ofLearner };
        foreach (var (key, value) in model.Items)
        {
            if (key is not string name)
            {
                throw new InvalidDataException(
                    $"a key of its state dict is {PyNames.Of(key)} instead of text. Save only model.state_dict().");
            }

            if (value is not TensorReference view)
            {
                throw new InvalidDataException(
                    $"{Printable.Of(name)} is {PyNames.Of(value)} instead of a tensor. Save only model.state_dict().");
            }

            if (tensors.ContainsKey(name))
                throw new InvalidDataException($"{Printable.Of(name)} occurs twice in its state dict: it was not written by PyTorch.");
            tensors.Add(name, Tensor(name, view));
        }

        return tensors;
    }

    private TensorData Tensor(string name, TensorReference view)
    {
        var byteCount = TensorView.CheckedByteCount(name, view);
        var storage = Storage(view.Storage);
        if (!TensorView.IsContiguous(view))
            return Copy(view, storage, byteCount);
        var start = byteCount == 0 ? 0 : view.Offset * view.ElementType.Size();
        var bytes = storage.AsMemory((int)start, (int)byteCount);
        if (_views.Add((view.ElementType, bytes)))
            Charge(byteCount);
        return new(view.ElementType, view.Shape, bytes);
    }

    private TensorData Copy(TensorReference view, byte[] storage, long byteCount)
    {
        var (shape, strides) = (string.Join(',', view.Shape), string.Join(',', view.Strides));
        var layout = $"{view.ElementType} {view.Offset} [{shape}] [{strides}] {view.Storage.Key}";
        if (_copies.TryGetValue(layout, out var tied))
            return tied;
        Charge(byteCount);
        return _copies[layout] = new(view.ElementType, view.Shape, TensorView.Gather(view, storage, byteCount));
    }

    /// <summary>Charges the bytes of a tensor to the limit. Tied tensors count once; views that only overlap count in full.</summary>
    private void Charge(long byteCount)
    {
        _unfolded += byteCount;
        if (_unfolded > fileLength + SmallFile)
        {
            throw new InvalidDataException(
                $"its tensors expand to {_unfolded} bytes from a file of {fileLength}; refused as a decompression bomb.");
        }
    }

    private byte[] Storage(StorageReference storage)
    {
        if (_storages.TryGetValue(storage.Key, out var bytes))
            return bytes;
        if (storage.ByteCount > Array.MaxLength)
        {
            throw new InvalidDataException(
                $"storage {Printable.Of(storage.Key)} takes {storage.ByteCount} bytes; more than 2 GiB is not supported.");
        }

        return _storages[storage.Key] = source.Read(storage);
    }
}
