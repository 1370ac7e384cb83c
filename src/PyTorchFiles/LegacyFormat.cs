using System.Buffers.Binary;
using System.Text;
using Faults;
using PyTorchFiles.Pickling;

namespace PyTorchFiles;

/// <summary>
/// Reader for the <c>torch.save</c> format used before PyTorch 1.6: pickles of a magic number, a version, the system information, the
/// object and the keys of the storages, then the element count and the elements of each storage.
/// </summary>
public sealed class LegacyFormat : IStorageSource
{
    private const int Version = 1001;

    private static readonly Int128 Magic = new(0x1950, 0xa86a20f9469cfc6c);

    /// <summary>Magic number as pickle protocol 1 writes it.</summary>
    private static readonly byte[] TextMagic = Encoding.ASCII.GetBytes($"{(char)PickleOpcode.Long}{Magic}L\n");

    private readonly Stream _stream;
    private readonly Dictionary<string, long> _offsets = new(StringComparer.Ordinal);

    private LegacyFormat(Stream stream, IReadOnlyDictionary<string, StorageReference> storages, object? keys, long position)
    {
        _stream = stream;
        foreach (var key in keys as List<object?> ?? throw new InvalidDataException("its list of storages is missing: it is damaged."))
        {
            if (key is not string name || !storages.TryGetValue(name, out var storage) || !_offsets.TryAdd(name, position + sizeof(long)))
                throw new InvalidDataException("its list of storages does not match its tensors: it is damaged.");
            position = Skip(storage, position);
        }
    }

    /// <summary>Returns whether the file starts with the magic number. The stream position afterwards is undefined.</summary>
    public static bool Recognizes(Stream stream)
    {
        Span<byte> start = stackalloc byte[64];
        stream.Position = 0;
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        Span<byte> magic = stackalloc byte[16];
        BinaryPrimitives.WriteInt128LittleEndian(magic, Magic);
        return start.IndexOf(magic[..10]) > 0 || start.StartsWith(TextMagic);
    }

    /// <summary>Reads the state dict.</summary>
    internal static StateDict Read(Stream stream)
    {
        var input = new PickleInput(stream, 0, stream.Length);
        var table = new StorageTable();
        var unpickler = new Unpickler(input, StateDictNames.All, table.Load);
        if (unpickler.Load() is not Int128 magic || magic != Magic)
            throw new InvalidDataException("its magic number is damaged.");
        if (unpickler.Load() is not Int128 version || version != Version)
            throw new InvalidDataException($"its format is not version {Version}, the only one before PyTorch 1.6: it is damaged.");
        if (unpickler.Load() is not PyDict machine || machine.Find("little_endian") is not true)
        {
            throw new InvalidDataException(
                "its byte order is not little-endian. Load it with PyTorch on an x64 machine and save it again.");
        }

        var root = unpickler.Load();
        var keys = unpickler.Load();
        return new StateDictReader(new LegacyFormat(stream, table.Storages, keys, input.Position), stream.Length).Read(root);
    }

    byte[] IStorageSource.Read(StorageReference storage)
    {
        if (!_offsets.TryGetValue(storage.Key, out var offset))
            throw new InvalidDataException($"storage {Printable.Of(storage.Key)} is missing from the file: the file is damaged.");
        var bytes = GC.AllocateUninitializedArray<byte>((int)storage.ByteCount);
        _stream.Position = offset;
        _stream.ReadExactly(bytes);
        return bytes;
    }

    /// <returns>The position of the next storage.</returns>
    /// <exception cref="InvalidDataException">The storage is not completely in the file, or has another size than declared.</exception>
    private long Skip(StorageReference storage, long position)
    {
        Span<byte> count = stackalloc byte[sizeof(long)];
        if (storage.ByteCount > _stream.Length - position - count.Length)
        {
            throw new InvalidDataException(
                $"it ends in storage {Printable.Of(storage.Key)}: the file is truncated. Copy or save it again.");
        }

        _stream.Position = position;
        _stream.ReadExactly(count);
        var stored = BinaryPrimitives.ReadInt64LittleEndian(count);
        return stored == storage.Count
            ? position + count.Length + storage.ByteCount
            : throw new InvalidDataException(
                $"storage {Printable.Of(storage.Key)} has {stored} elements, not {storage.Count} as declared: the file is damaged.");
    }
}
