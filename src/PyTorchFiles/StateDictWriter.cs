using PyTorchFiles.Pickling;
using PyTorchFiles.Zip;

namespace PyTorchFiles;

/// <summary>Writes a state dict in the format that <c>torch.save</c> uses since PyTorch 1.6.</summary>
internal static class StateDictWriter
{
    private const string Root = "archive";

    /// <param name="wideFrom">See <see cref="StoredZipWriter"/>.</param>
    public static void Write(Stream stream, StateDict stateDict, long wideFrom = ZipSignatures.Wide)
    {
        var storages = new OrderedDictionary<(ElementType, ReadOnlyMemory<byte>), int>();
        foreach (var tensor in stateDict.Values)
            storages.TryAdd((tensor.ElementType, tensor.Bytes), storages.Count);
        var zip = new StoredZipWriter(stream, wideFrom);
        zip.Add($"{Root}/data.pkl", Pickle(stateDict, storages));
        zip.Add($"{Root}/byteorder", "little"u8);
        foreach (var ((_, bytes), key) in storages)
            zip.Add($"{Root}/data/{key}", bytes.Span);
        zip.Add($"{Root}/version", "3\n"u8);
        zip.Finish();
    }

    private static byte[] Pickle(StateDict stateDict, OrderedDictionary<(ElementType, ReadOnlyMemory<byte>), int> storages)
    {
        var stream = new MemoryStream();
        var writer = new PickleWriter(stream);
        writer.Begin();
        NewOrderedDict(writer);
        writer.Opcode(PickleOpcode.Mark);
        foreach (var (name, tensor) in stateDict)
        {
            writer.Text(name);
            Tensor(writer, tensor, storages[(tensor.ElementType, tensor.Bytes)]);
        }

        writer.Opcode(PickleOpcode.SetItems);
        writer.End();
        return stream.ToArray();
    }

    /// <summary>Writes <c>_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks)</c>.</summary>
    private static void Tensor(PickleWriter writer, TensorData tensor, int key)
    {
        writer.Global("torch._utils", "_rebuild_tensor_v2");
        writer.Opcode(PickleOpcode.Mark);
        Storage(writer, tensor, key);
        writer.Integer(0);
        writer.IntegerTuple(tensor.Shape);
        writer.IntegerTuple(Strides(tensor.Shape));
        writer.Opcode(PickleOpcode.NewFalse);
        NewOrderedDict(writer);
        writer.Opcode(PickleOpcode.Tuple);
        writer.Opcode(PickleOpcode.Reduce);
    }

    private static void Storage(PickleWriter writer, TensorData tensor, int key)
    {
        writer.Opcode(PickleOpcode.Mark);
        writer.Text("storage");
        writer.Global("torch", tensor.ElementType.StorageClass());
        writer.Text($"{key}");
        writer.Text("cpu");
        writer.Integer(tensor.Count);
        writer.Opcode(PickleOpcode.Tuple);
        writer.Opcode(PickleOpcode.BinPersId);
    }

    private static void NewOrderedDict(PickleWriter writer)
    {
        writer.Global("collections", "OrderedDict");
        writer.Opcode(PickleOpcode.EmptyTuple);
        writer.Opcode(PickleOpcode.Reduce);
    }

    /// <summary>Returns the strides of a contiguous tensor in elements; an empty dimension counts as one, as in PyTorch.</summary>
    private static long[] Strides(long[] shape)
    {
        var strides = new long[shape.Length];
        var stride = 1L;
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(1, shape[i]);
        }

        return strides;
    }
}
