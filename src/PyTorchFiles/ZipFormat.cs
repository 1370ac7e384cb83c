using System.Text;
using Faults;
using PyTorchFiles.Pickling;
using PyTorchFiles.Zip;

namespace PyTorchFiles;

/// <summary>Reader for the <c>torch.save</c> format since PyTorch 1.6: a zip archive of one pickle and the storages.</summary>
internal sealed class ZipFormat : IStorageSource
{
    /// <summary>Latest archive version that PyTorch defines.</summary>
    private const int NewestVersion = 10;

    private const int LongestRecord = 64;
    private const string Pickle = "/data.pkl";

    private readonly StoredZip _zip;
    private readonly string _root;

    private ZipFormat(StoredZip zip)
    {
        _zip = zip;
        var pickles = zip.Names.Where(name => name.EndsWith(Pickle, StringComparison.Ordinal) && name.Count(c => c == '/') == 1).ToList();
        if (pickles.Count != 1)
        {
            throw new InvalidDataException(
                $"it is a zip archive with {pickles.Count} data.pkl instead of one; torch.save never writes that.");
        }

        _root = pickles[0][..^Pickle.Length];
    }

    public static StateDict Read(Stream stream)
    {
        var zip = new StoredZip(stream);
        var file = new ZipFormat(zip);
        file.CheckRecords();
        var table = new StorageTable();
        var pickle = zip.Find(file._root + Pickle)!;
        zip.Verify(pickle);
        var root = new Unpickler(new(stream, pickle.Offset, pickle.Length), StateDictNames.All, table.Load).Load();
        return new StateDictReader(file, stream.Length).Read(root);
    }

    public byte[] Read(StorageReference storage)
    {
        var entry = _zip.Find($"{_root}/data/{storage.Key}")
            ?? throw new InvalidDataException(
                $"storage {Printable.Of(storage.Key)} is missing from the archive: the file is damaged. Save it again.");
        if (entry.Length != storage.ByteCount)
        {
            throw new InvalidDataException(
                $"storage {Printable.Of(storage.Key)} has {entry.Length} bytes, not {storage.ByteCount} as declared: it is damaged.");
        }

        return _zip.Read(entry);
    }

    private void CheckRecords()
    {
        if (_zip.Find($"{_root}/constants.pkl") is not null)
            throw new InvalidDataException(StoredZip.TorchScript);

        var version = Record("version") ?? throw new InvalidDataException(
            "its zip archive has no version record; torch.save always writes one.");
        if (!int.TryParse(version, out var number) || number is < 1 or > NewestVersion)
        {
            throw new InvalidDataException(
                $"its archive has version {Printable.Of(version)}; 1 to {NewestVersion} are supported. Save it with another PyTorch.");
        }

        if (Record("byteorder") is { } order && order != "little")
        {
            throw new InvalidDataException(
                $"its byte order is {Printable.Of(order)}; only little is supported. "
                + "Load it with PyTorch on an x64 machine and save it again.");
        }
    }

    private string? Record(string name)
    {
        if (_zip.Find($"{_root}/{name}") is not { } entry)
            return null;
        return entry.Length <= LongestRecord
            ? Encoding.UTF8.GetString(_zip.Read(entry)).Trim()
            : throw new InvalidDataException($"its {name} record has {entry.Length} bytes; PyTorch writes a word.");
    }
}
