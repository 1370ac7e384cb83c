using System.Text;
using Faults;

namespace Storage;

/// <summary>The rules for object names: those of Cloud Storage, and those that keep a name inside a folder on any file system.</summary>
internal static class ObjectName
{
    /// <summary>The folder a folder store keeps for itself.</summary>
    internal const string ReservedFolder = ".checksums";

    private const int MaxBytes = 1024;

    // A file name has at most 255 bytes, and a file under way needs 42 more than its final name (AtomicFile).
    private const int MaxPartBytes = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: no object can have this name.</exception>
    public static void Check(string name)
    {
        if (Mistake(name) is { } mistake)
        {
            throw new FaultException(
                FaultKind.Settings, $"\"{Printable(name)}\" cannot name an object: {mistake}. Example: models/fr/model.bin");
        }
    }

    /// <summary>Whether an object can have this name; the files a store keeps for itself are none.</summary>
    public static bool IsValid(string name) => Mistake(name) is null;

    private static string? Mistake(string name)
    {
        if (name.Length == 0)
            return "it is empty";
        if (ByteCount(name) is not { } bytes)
            return "it is not valid Unicode";
        if (bytes > MaxBytes)
            return $"it has {bytes} bytes, and {MaxBytes} are the most";
        if (name.Any(char.IsControl))
            return "it holds a control character";
        if (name.Contains('\\'))
            return "it holds a backslash; use / between its parts";

        var parts = name.Split('/');
        return parts[0].Equals(ReservedFolder, StringComparison.OrdinalIgnoreCase)
            ? $"{ReservedFolder} is kept for the store's own use"
            : parts.Select(MistakeOfPart).FirstOrDefault(mistake => mistake is not null);
    }

    private static string? MistakeOfPart(string part)
    {
        if (part.Length == 0)
            return "it starts or ends with / or holds //";
        if (part is "." or "..")
            return $"{part} would leave its folder";
        if (part.IndexOfAny(Path.GetInvalidFileNameChars()) is var index and >= 0)
            return $"file names here cannot hold {part[index]}";
        if (part.StartsWith('.') && part.EndsWith(".partial", StringComparison.OrdinalIgnoreCase))
            return "names like .x.partial are those of files under way";
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
