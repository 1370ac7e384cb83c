namespace FakeCloud.Tests.Buckets;

/// <summary>A program that copies files to and from the bucket <c>my-bucket</c>.</summary>
public interface IBucketClient
{
    /// <exception cref="RefusedException">The server or the client would not.</exception>
    Task UploadAsync(string path, string name, bool onlyIfAbsent = false);

    /// <exception cref="RefusedException">The server or the client would not.</exception>
    Task DownloadAsync(string name, string path);

    /// <returns>The names of all objects that start with the prefix, a folder.</returns>
    Task<IReadOnlyList<string>> ListAsync(string prefix);

    Task DeleteAsync(string name);
}
