using System.Text;
using PyTorchFiles.Pickling;
using PyTorchFiles.Zip;

namespace PyTorchFiles.Tests;

/// <summary>Builds valid and invalid files in PyTorch's formats.</summary>
internal static class TestArchive
{
    public const string Storage0 = "archive/data/0";

    /// <summary>Builds a zip archive with the pickle from <paramref name="pickle"/> and one storage of the bytes 0 to 23.</summary>
    public static byte[] Zip(Action<PickleWriter> pickle, params (string Name, byte[] Bytes)[] changes)
    {
        var entries = new OrderedDictionary<string, byte[]>
        {
            ["archive/data.pkl"] = Pickle(pickle),
            ["archive/byteorder"] = "little"u8.ToArray(),
            [Storage0] = [.. Enumerable.Range(0, 24).Select(i => (byte)i)],
            ["archive/version"] = "3\n"u8.ToArray(),
        };
        foreach (var (name, bytes) in changes)
            entries[name] = bytes;
        return ZipOf([.. entries.Where(entry => entry.Value.Length > 0).Select(entry => (entry.Key, entry.Value))]);
    }

    public static byte[] ZipOf(params (string Name, byte[] Bytes)[] entries)
    {
        var stream = new MemoryStream();
        var zip = new StoredZipWriter(stream);
        foreach (var (name, bytes) in entries)
            zip.Add(name, bytes);
        zip.Finish();
        return stream.ToArray();
    }

    /// <summary>Builds a file in the older format from the given parts.</summary>
    public static byte[] Legacy(
        Action<PickleWriter> root,
        Action<PickleWriter> keys,
        long count = 6,
        int bytes = 24,
        byte magicStart = 0x6c,
        int version = 1001,
        bool little = true)
    {
        byte[] magic = [0x80, 2, 0x8a, 10, magicStart, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'];
        return
        [
            .. magic,
            .. Pickle(writer => writer.Integer(version)),
            .. Pickle(writer => writer.Dict(() =>
            {
                writer.Text("little_endian");
                writer.Opcode(little ? PickleOpcode.NewTrue : PickleOpcode.NewFalse);
            })),
            .. Pickle(root),
            .. Pickle(keys),
            .. BitConverter.GetBytes(count),
            .. Enumerable.Range(0, bytes).Select(i => (byte)i),
        ];
    }

    public static byte[] Pickle(Action<PickleWriter> content)
    {
        var stream = new MemoryStream();
        var writer = new PickleWriter(stream);
        writer.Begin();
        content(writer);
        writer.End();
        return stream.ToArray();
    }

    public static void Dict(this PickleWriter writer, Action items)
    {
        writer.Opcode(PickleOpcode.EmptyDict);
        writer.Opcode(PickleOpcode.Mark);
        items();
        writer.Opcode(PickleOpcode.SetItems);
    }

    /// <summary>Writes a state dict of one tensor, "w", over 24 bytes or 6 floats.</summary>
    public static void OneTensor(
        this PickleWriter writer,
        long[] shape,
        long[] strides,
        long offset = 0,
        string key = "0",
        string type = "FloatStorage",
        long count = 6) =>
        writer.Dict(() =>
        {
            writer.Text("w");
            writer.Tensor(shape, strides, offset, key, type, count);
        });

    public static void Tensor(
        this PickleWriter writer,
        long[] shape,
        long[] strides,
        long offset = 0,
        string key = "0",
        string type = "FloatStorage",
        long count = 6)
    {
        writer.Global("torch._utils", "_rebuild_tensor_v2");
        writer.Opcode(PickleOpcode.Mark);
        writer.Storage(key, type, count);
        writer.Integer(offset);
        writer.IntegerTuple(shape);
        writer.IntegerTuple(strides);
        writer.Opcode(PickleOpcode.NewFalse);
        writer.Opcode(PickleOpcode.None);
        writer.Opcode(PickleOpcode.Tuple);
        writer.Opcode(PickleOpcode.Reduce);
    }

    public static void Storage(this PickleWriter writer, string key, string type, long count, bool view = false)
    {
        writer.Opcode(PickleOpcode.Mark);
        writer.Text("storage");
        writer.Global("torch", type);
        writer.Text(key);
        writer.Text("cpu");
        writer.Integer(count);
        if (view)
            writer.Text("view");
        writer.Opcode(PickleOpcode.Tuple);
        writer.Opcode(PickleOpcode.BinPersId);
    }

    public static void Keys(this PickleWriter writer, params string[] keys)
    {
        writer.Opcode(PickleOpcode.EmptyList);
        writer.Opcode(PickleOpcode.Mark);
        foreach (var key in keys)
            writer.Text(key);
        writer.Opcode(PickleOpcode.Appends);
    }

    /// <summary>Replaces bytes at an offset from the last occurrence of <paramref name="mark"/>.</summary>
    public static byte[] Patched(this byte[] file, ReadOnlySpan<byte> mark, int offset, params byte[] bytes)
    {
        var at = file.AsSpan().LastIndexOf(mark);
        Assert.True(at >= 0, "the mark is not in the file");
        var patched = file.ToArray();
        bytes.CopyTo(patched, at + offset);
        return patched;
    }

    public static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
