using System.Text;
using Faults;

namespace Storage;

/// <summary>Rules for object names: those of Cloud Storage, and those that keep a name inside its folder on any file system.</summary>
internal static class ObjectName
{
    /// <summary>Folder that a folder store reserves for its own files.</summary>
    internal const string ReservedFolder = ".checksums";

    private const int MaxBytes = 1024;

    // A file name has at most 255 bytes, and the name of an incomplete file is 42 bytes longer than the final name (AtomicFile).
    private const int MaxPartBytes = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Validates an object name.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the name is not valid.</exception>
    public static void Check(string name)
    {
        if (Mistake(name) is { } mistake)
        {
            throw new FaultException(
                FaultKind.Settings, $"\"{Printable(name)}\" is not a valid object name: {mistake}. Example: models/fr/model.bin");
        }
    }

    /// <summary>Whether the name is valid. The names of the store's own files are not.</summary>
    public static bool IsValid(string name) => Mistake(name) is null;

    private static string? Mistake(string name)
    {
        if (name.Length == 0)
            return "it is empty";
        if (ByteCount(name) is not { } bytes)
            return "it is not valid Unicode";
        if (bytes > MaxBytes)
            return $"it has {bytes} bytes, and the maximum is {MaxBytes}";
        if (name.Any(char.IsControl))
            return "it contains a control character";
        if (name.Contains('\\'))
            return "it contains a backslash; use / as the separator";

        var parts = name.Split('/');
        return parts[0].Equals(ReservedFolder, StringComparison.OrdinalIgnoreCase)
            ? $"{ReservedFolder} is reserved for the store"
            : parts.Select(MistakeOfPart).FirstOrDefault(mistake => mistake is not null);
    }

    private static string? MistakeOfPart(string part)
    {
        if (part.Length == 0)
            return "it starts or ends with / or contains //";
        if (part is "." or "..")
            return $"the part {part} is not allowed";
        if (part.IndexOfAny(Path.GetInvalidFileNameChars()) is var index and >= 0)
            return $"file names on this system cannot contain {part[index]}";
        if (part.StartsWith('.') && part.EndsWith(".partial", StringComparison.OrdinalIgnoreCase))
            return "names like .x.partial are reserved for incomplete files";
        return ByteCount(part) > MaxPartBytes ? $"a part of it has more than {MaxPartBytes} bytes" : null;
    }

    private static int? ByteCount(string text)
    {
        try
        {
            return StrictUtf8.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static string Printable(string name)
    {
        var shown = name.Length > 80 ? name[..80] + "…" : name;
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString()));
    }
}
