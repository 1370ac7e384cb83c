using System.Reflection;
using System.Text.RegularExpressions;
using Google.Api.Gax;
using Google.Api.Gax.Rest;
using Google.Apis.Download;
using Google.Apis.Storage.v1;
using Google.Apis.Storage.v1.Data;
using Google.Apis.Upload;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Google.Cloud.Storage.V1.Internal;

/// <summary>The client over the generated client of the JSON API.</summary>
internal sealed partial class StorageClientImpl : StorageClient
{
    /// <param name="service">Disposed with this client.</param>
    public StorageClientImpl(StorageService service) => Service = service;

    internal static string ApplicationName { get; } = $"gcloud-dotnet/polyfill-{Assembly.GetExecutingAssembly().GetName().Version}";

    internal static ScopedCredentialProvider Credentials { get; } = new([StorageService.Scope.DevstorageFullControl]);

    public override StorageService Service { get; }

    public override Task<Object> UploadObjectAsync(
        string bucket,
        string objectName,
        string? contentType,
        Stream source,
        UploadObjectOptions? options = null,
        CancellationToken cancellationToken = default,
        IProgress<IUploadProgress>? progress = null) =>
        UploadObjectAsync(ObjectOf(bucket, objectName, contentType), source, options, cancellationToken, progress);

    public override async Task<Object> UploadObjectAsync(
        Object destination,
        Stream source,
        UploadObjectOptions? options = null,
        CancellationToken cancellationToken = default,
        IProgress<IUploadProgress>? progress = null)
    {
        var upload = CreateObjectUploader(destination, source, options);
        if (progress is not null)
            upload.ProgressChanged += progress.Report;
        var ended = await upload.UploadAsync(cancellationToken);
        return ended.Exception is null ? upload.ResponseBody : throw ended.Exception;
    }

    public override ObjectsResource.InsertMediaUpload CreateObjectUploader(
        string bucket, string objectName, string? contentType, Stream source, UploadObjectOptions? options = null) =>
        CreateObjectUploader(ObjectOf(bucket, objectName, contentType), source, options);

    public override ObjectsResource.InsertMediaUpload CreateObjectUploader(Object destination, Stream source, UploadObjectOptions? options = null)
    {
        CheckNamed(destination, nameof(destination));
        GaxPreconditions.CheckNotNull(source, nameof(source));
        var validates = options?.UploadValidationMode != UploadValidationMode.None;
        ObjectsResource.InsertMediaUpload upload = validates
            ? new ChecksummedUpload(Service, destination, source)
            : new ObjectsResource.InsertMediaUpload(Service, destination, destination.Bucket, source, destination.ContentType);
        options?.ApplyTo(upload);
        return upload;
    }

    public override async Task<Object> DownloadObjectAsync(
        string bucket,
        string objectName,
        Stream destination,
        DownloadObjectOptions? options = null,
        CancellationToken cancellationToken = default,
        IProgress<IDownloadProgress>? progress = null)
    {
        CheckBucket(bucket, nameof(bucket));
        GaxPreconditions.CheckNotNull(objectName, nameof(objectName));
        GaxPreconditions.CheckNotNull(destination, nameof(destination));
        var downloader = new ValidatingDownloader(Service, options?.DownloadValidationMode ?? DownloadValidationMode.Always);
        options?.ApplyTo(downloader);
        if (progress is not null)
            downloader.ProgressChanged += progress.Report;
        var ended = await downloader.DownloadAsync(MediaUri(bucket, objectName, options), destination, cancellationToken);
        return ended.Exception is null ? downloader.Describe(bucket, objectName) : throw ended.Exception;
    }

    public override Task<Object> DownloadObjectAsync(
        Object source,
        Stream destination,
        DownloadObjectOptions? options = null,
        CancellationToken cancellationToken = default,
        IProgress<IDownloadProgress>? progress = null)
    {
        CheckNamed(source, nameof(source));
        return DownloadObjectAsync(source.Bucket, source.Name, destination, options, cancellationToken, progress);
    }

    public override PagedAsyncEnumerable<Objects, Object> ListObjectsAsync(
        string bucket, string? prefix = null, ListObjectsOptions? options = null)
    {
        CheckBucket(bucket, nameof(bucket));
        return new RestPagedAsyncEnumerable<ObjectsResource.ListRequest, Objects, Object>(ListRequest, ObjectPages.Instance);

        ObjectsResource.ListRequest ListRequest()
        {
            var request = Service.Objects.List(bucket);
            request.Prefix = prefix;
            (options ?? new ListObjectsOptions()).ApplyTo(request);
            return request;
        }
    }

    public override Task<Object> GetObjectAsync(
        string bucket, string objectName, GetObjectOptions? options = null, CancellationToken cancellationToken = default)
    {
        CheckBucket(bucket, nameof(bucket));
        GaxPreconditions.CheckNotNull(objectName, nameof(objectName));
        var request = Service.Objects.Get(bucket, objectName);
        (options ?? new GetObjectOptions()).ApplyTo(request);
        return request.ExecuteAsync(cancellationToken);
    }

    public override Task DeleteObjectAsync(
        string bucket, string objectName, DeleteObjectOptions? options = null, CancellationToken cancellationToken = default)
    {
        CheckBucket(bucket, nameof(bucket));
        GaxPreconditions.CheckNotNull(objectName, nameof(objectName));
        var request = Service.Objects.Delete(bucket, objectName);
        (options ?? new DeleteObjectOptions()).ApplyTo(request);
        return request.ExecuteAsync(cancellationToken);
    }

    public override Task DeleteObjectAsync(Object obj, DeleteObjectOptions? options = null, CancellationToken cancellationToken = default)
    {
        CheckNamed(obj, nameof(obj));
        return DeleteObjectAsync(obj.Bucket, obj.Name, options, cancellationToken);
    }

    public override Task<Bucket> GetBucketAsync(string bucket, GetBucketOptions? options = null, CancellationToken cancellationToken = default)
    {
        CheckBucket(bucket, nameof(bucket));
        var request = Service.Buckets.Get(bucket);
        (options ?? new GetBucketOptions()).ApplyTo(request);
        return request.ExecuteAsync(cancellationToken);
    }

    public override void Dispose() => Service.Dispose();

    private string MediaUri(string bucket, string objectName, DownloadObjectOptions? options)
    {
        var parameters = (options?.Parameters() ?? [])
            .Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        return $"{Service.BaseUri.TrimEnd('/')}/b/{bucket}/o/{Uri.EscapeDataString(objectName)}?{string.Join('&', parameters)}".TrimEnd('?');
    }

    private static Object ObjectOf(string bucket, string objectName, string? contentType) =>
        new() { Bucket = bucket, Name = objectName, ContentType = contentType };

    private static void CheckNamed(Object obj, string parameter)
    {
        GaxPreconditions.CheckNotNull(obj, parameter);
        CheckBucket(obj.Bucket, parameter);
        GaxPreconditions.CheckArgument(obj.Name is not null, parameter, "The object has no name.");
    }

    private static void CheckBucket(string bucket, string parameter)
    {
        GaxPreconditions.CheckNotNull(bucket, parameter);
        GaxPreconditions.CheckArgument(BucketName().IsMatch(bucket), parameter, "\"{0}\" cannot name a bucket.", bucket);
    }

    // https://cloud.google.com/storage/docs/buckets#naming
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]\z")]
    private static partial Regex BucketName();
}
