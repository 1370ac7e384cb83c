using System.Security.Cryptography;
using System.Text;

namespace Build.Checkout;

/// <summary>SHA-256 of files, as lowercase hexadecimal.</summary>
internal static class FileHash
{
    public const string Absent = "absent";

    /// <returns>The file's hash, or <see cref="Absent"/>.</returns>
    public static string Of(string path)
    {
        if (!File.Exists(path))
            return Absent;
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>
    /// Hashes names and contents of all files below the folders and of the given files, without build outputs (<c>bin</c>, <c>obj</c>).
    /// </summary>
    public static string OfTree(string root, params IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = paths.Select(path => Path.Combine(root, path)).SelectMany(path => Directory.Exists(path) ? SourceFiles(path) : [path]);
        foreach (var file in files.Order(StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(root, file)} {Of(file)}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>One hash of several hashes; their order matters.</summary>
    public static string Combine(IEnumerable<string> hashes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', hashes))));

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(child => Path.GetFileName(child) is not ("bin" or "obj"))
                .SelectMany(SourceFiles));
}
