using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Faults;

namespace Storage.Folders;

/// <summary>
/// Recorded checksums of the objects that a folder store wrote, one small file for each object. They reveal later damage, and give the
/// checksum of an unchanged object without reading it.
/// </summary>
internal sealed class FolderChecksums(string root)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(10);

    private readonly string _folder = Path.Combine(root, ObjectName.ReservedFolder);

    /// <summary>Gets the record of an object; null for a file that the store did not write.</summary>
    public Recorded? Find(string name)
    {
        var path = PathOf(name);
        try
        {
            return JsonSerializer.Deserialize<Recorded>(File.ReadAllText(path), Json);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new StorageException(
                StorageProblem.Damaged,
                name,
                $"{path}: the checksum of object \"{name}\" is unreadable. Upload the object again.",
                exception);
        }
    }

    public void Write(string name, Checksum checksum, DateTime written) =>
        AtomicFile.WriteAllText(PathOf(name), JsonSerializer.Serialize(new Recorded(name, checksum.Size, checksum.Crc32c, written), Json));

    public void Delete(string name)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>Takes the lock under which a process changes an object and its checksum. The system releases it when the process ends.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, ".lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (IsHeldByAnother(exception))
            {
                await Task.Delay(LockRetry, cancellation);
            }
        }
    }

    // ERROR_SHARING_VIOLATION (32) on Windows; EWOULDBLOCK on Unix, 11 on Linux and 35 on macOS.
    private static bool IsHeldByAnother(IOException exception) => (exception.HResult & 0xFFFF) is 32 or 11 or 35;

    private string PathOf(string name) => Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))));

    /// <param name="Name">The object's name, for people who read the file.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Crc32c">The CRC-32C of the content.</param>
    /// <param name="Written">The time stamp of the object's file after the write.</param>
    internal sealed record Recorded(string Name, long Size, uint Crc32c, DateTime Written)
    {
        [JsonIgnore]
        public Checksum Checksum => new(Size, Crc32c);
    }
}
