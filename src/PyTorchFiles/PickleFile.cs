using System.Collections.Frozen;
using Faults;
using PyTorchFiles.Pickling;

namespace PyTorchFiles;

/// <summary>
/// Reads and writes lists of strings, such as a vocabulary, in Python's <c>pickle</c> format. Reading executes nothing in the file.
/// </summary>
public static class PickleFile
{
    private static readonly FrozenDictionary<string, PyGlobal> FastcoreList =
        new[] { PyGlobal.Inert("fastcore.foundation.L") }.ToFrozenDictionary(name => name.Name, StringComparer.Ordinal);

    /// <summary>Reads a list, a tuple or a fastcore <c>L</c> of strings, in any pickle protocol.</summary>
    /// <exception cref="PyTorchFileException">The file is missing, damaged or malicious, or contains anything else.</exception>
    /// <param name="name">Name in error messages; the path if omitted.</param>
    public static IReadOnlyList<string> ReadStrings(string path, string? name = null) => SourceFile.Read(path, name ?? path, ReadStrings);

    /// <param name="stream">Seekable stream; read from its beginning.</param>
    /// <param name="name">Name in error messages.</param>
    /// <inheritdoc cref="ReadStrings(string, string)"/>
    public static IReadOnlyList<string> ReadStrings(Stream stream, string name) => SourceFile.Read(stream, name, ReadStrings);

    /// <summary>Writes a list of strings in protocol 2, which every Python version reads.</summary>
    /// <exception cref="ArgumentException">A string has an unpaired surrogate.</exception>
    public static void WriteStrings(string path, IEnumerable<string> strings) => AtomicFile.Write(path, partial =>
    {
        using var stream = new FileStream(partial, FileMode.Create, FileAccess.Write);
        WriteStrings(stream, strings);
    });

    /// <inheritdoc cref="WriteStrings(string, IEnumerable{string})"/>
    public static void WriteStrings(Stream stream, IEnumerable<string> strings)
    {
        var writer = new PickleWriter(stream);
        writer.Begin();
        writer.Opcode(PickleOpcode.EmptyList);
        writer.Opcode(PickleOpcode.Mark);
        foreach (var text in strings)
            writer.Text(text);
        writer.Opcode(PickleOpcode.Appends);
        writer.End();
    }

    private static string[] ReadStrings(Stream stream)
    {
        if (stream.Length == 0)
            throw new InvalidDataException("it is empty.");
        var root = new Unpickler(new(stream, 0, stream.Length), FastcoreList).Load();
        if (root is PyObject { State: PyDict state })
            root = state.Find("items");
        if (root is not IList<object?> items)
            throw new InvalidDataException($"it holds {PyNames.Of(root)} instead of a list of texts.");
        return [.. items.Select((item, i) => item as string
            ?? throw new InvalidDataException($"item {i} of its list is {PyNames.Of(item)} instead of text."))];
    }
}
