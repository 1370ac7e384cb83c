using Google.Api.Gax;
using Google.Apis.Download;
using Google.Apis.Storage.v1;
using Google.Apis.Storage.v1.Data;
using Google.Apis.Upload;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Google.Cloud.Storage.V1;

/// <summary>A client of Cloud Storage. Every method here is for a subclass to implement, as that of the builder's clients does.</summary>
/// <remarks>A request that the server refuses throws <see cref="GoogleApiException"/>.</remarks>
public abstract class StorageClient : IDisposable
{
    /// <summary>The client of the JSON API underneath.</summary>
    public virtual StorageService Service => throw new NotImplementedException();

    /// <summary>A client with the machine's own credentials.</summary>
    public static StorageClient Create() => new StorageClientBuilder().Build();

    /// <inheritdoc cref="Create"/>
    public static Task<StorageClient> CreateAsync() => new StorageClientBuilder().BuildAsync();

    /// <summary>A client that sends no credentials.</summary>
    public static StorageClient CreateUnauthenticated() => new StorageClientBuilder { UnauthenticatedAccess = true }.Build();

    /// <summary>Stores what <paramref name="source"/> holds from its start.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="objectName">The object's name in it.</param>
    /// <param name="contentType">Such as <c>text/plain</c>; may be null.</param>
    /// <param name="source">The content.</param>
    /// <returns>The object's metadata.</returns>
    public virtual Task<Object> UploadObjectAsync(
        string bucket,
        string objectName,
        string? contentType,
        Stream source,
        UploadObjectOptions? options = null,
        CancellationToken cancellationToken = default,
        IProgress<IUploadProgress>? progress = null) => throw new NotImplementedException();

    /// <summary>Stores what <paramref name="source"/> holds from its start, with metadata.</summary>
    /// <param name="destination">The metadata, with a bucket and a name.</param>
    public virtual Task<Object> UploadObjectAsync(
        Object destination,
        Stream source,
        UploadObjectOptions? options = null,
        CancellationToken cancellationToken = default,
        IProgress<IUploadProgress>? progress = null) => throw new NotImplementedException();

    /// <summary>An upload not yet begun, which can be resumed after a failure.</summary>
    public virtual ObjectsResource.InsertMediaUpload CreateObjectUploader(
        string bucket, string objectName, string? contentType, Stream source, UploadObjectOptions? options = null) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="CreateObjectUploader(string, string, string, Stream, UploadObjectOptions)"/>
    public virtual ObjectsResource.InsertMediaUpload CreateObjectUploader(Object destination, Stream source, UploadObjectOptions? options = null) =>
        throw new NotImplementedException();

    /// <summary>Writes an object's content to <paramref name="destination"/>.</summary>
    /// <returns>What the answer's headers say of the object.</returns>
    /// <exception cref="IOException">The content is not what the server says it stored.</exception>
    public virtual Task<Object> DownloadObjectAsync(
        string bucket,
        string objectName,
        Stream destination,
        DownloadObjectOptions? options = null,
        CancellationToken cancellationToken = default,
        IProgress<IDownloadProgress>? progress = null) => throw new NotImplementedException();

    /// <inheritdoc cref="DownloadObjectAsync(string, string, Stream, DownloadObjectOptions, CancellationToken, IProgress{IDownloadProgress})"/>
    public virtual Task<Object> DownloadObjectAsync(
        Object source,
        Stream destination,
        DownloadObjectOptions? options = null,
        CancellationToken cancellationToken = default,
        IProgress<IDownloadProgress>? progress = null) => throw new NotImplementedException();

    /// <summary>The objects whose names start with <paramref name="prefix"/>, fetched page by page as they are read.</summary>
    public virtual PagedAsyncEnumerable<Objects, Object> ListObjectsAsync(
        string bucket, string? prefix = null, ListObjectsOptions? options = null) => throw new NotImplementedException();

    /// <summary>An object's metadata.</summary>
    public virtual Task<Object> GetObjectAsync(
        string bucket, string objectName, GetObjectOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    public virtual Task DeleteObjectAsync(
        string bucket, string objectName, DeleteObjectOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    public virtual Task DeleteObjectAsync(Object obj, DeleteObjectOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>A bucket's metadata.</summary>
    public virtual Task<Bucket> GetBucketAsync(string bucket, GetBucketOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    public virtual void Dispose()
    {
    }
}
