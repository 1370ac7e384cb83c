using System.Net;
using System.Net.Http.Headers;
using FakeCloud.Buckets;
using Google.Apis.Download;
using Google.Apis.Upload;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Google.Cloud.Storage.V1.Tests;

/// <summary>How the client behaves, the polyfill's like the package's: <c>-p:UsePolyfills=false</c> runs the same against the latter.</summary>
public sealed class StorageClientTests : IAsyncLifetime
{
    private const string Bucket = "my-bucket";

    private static readonly RetryOptions Soon =
        new(RetryTiming.Default.WithInitialBackoff(TimeSpan.FromMilliseconds(1)), RetryPredicate.RetriableIdempotentErrors);

    private FakeStorage _server = null!;
    private StorageClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeStorage.StartAsync(Bucket);
        _client = await new StorageClientBuilder { BaseUri = $"{_server.Address}storage/v1/", UnauthenticatedAccess = true }.BuildAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_upload_goes_chunk_by_chunk_and_reports_progress()
    {
        var seen = new SynchronousProgress<IUploadProgress>();
        var content = Content(600_000);

        var stored = await _client.UploadObjectAsync(
            Bucket,
            "a b/c",
            "text/csv",
            new MemoryStream(content),
            new UploadObjectOptions { ChunkSize = UploadObjectOptions.MinimumChunkSize },
            progress: seen);

        stored.Name.Should().Be("a b/c");
        stored.Size.Should().Be(600_000UL);
        stored.ContentType.Should().Be("text/csv");
        _server.Find(Bucket, "a b/c")!.Crc32cBase64.Should().Be(stored.Crc32c);
        _server.RequestsOf(RequestKind.UploadChunk).Should().HaveCount(3);
        seen.Values.Select(progress => progress.BytesSent).Should().BeInAscendingOrder().And.EndWith(600_000L);
        seen.Values[^1].Status.Should().Be(UploadStatus.Completed);
    }

    [Fact]
    public async Task An_upload_that_arrives_changed_is_refused()
    {
        _server.Faults.Next(RequestKind.UploadChunk, new Fault.Corrupt());

        (await FluentActions.Awaiting(() => _client.UploadObjectAsync(Bucket, "a", null, new MemoryStream(Content(10))))
            .Should().ThrowAsync<GoogleApiException>()).Which.HttpStatusCode.Should().Be(HttpStatusCode.BadRequest);
        _server.Find(Bucket, "a").Should().BeNull();
    }

    [Fact]
    public async Task An_upload_without_validation_is_not_compared()
    {
        _server.Faults.Next(RequestKind.UploadChunk, new Fault.Corrupt());
        var options = new UploadObjectOptions { UploadValidationMode = UploadValidationMode.None };

        await _client.UploadObjectAsync(new Object { Bucket = Bucket, Name = "a" }, new MemoryStream(Content(10)), options);

        _server.Find(Bucket, "a").Should().NotBeNull();
    }

    [Fact]
    public async Task An_unmet_precondition_of_an_upload_throws()
    {
        await _server.PutAsync(Bucket, "a", [1]);

        (await FluentActions.Awaiting(() => _client.UploadObjectAsync(
            Bucket, "a", null, new MemoryStream(Content(10)), new UploadObjectOptions { IfGenerationMatch = 0 }))
            .Should().ThrowAsync<GoogleApiException>()).Which.HttpStatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task An_upload_that_failed_can_be_resumed()
    {
        var content = Content(600_000);
        var upload = _client.CreateObjectUploader(
            Bucket, "a", "text/plain", new MemoryStream(content), new UploadObjectOptions { ChunkSize = UploadObjectOptions.MinimumChunkSize });
        _server.Faults.Next(RequestKind.UploadChunk, null, new Fault.Status(429));

        (await upload.UploadAsync()).Status.Should().Be(UploadStatus.Failed);
        (await upload.ResumeAsync()).Status.Should().Be(UploadStatus.Completed);

        upload.ResponseBody.Size.Should().Be(600_000UL);
        _server.RequestsOf(RequestKind.StartUpload).Should().HaveCount(1);
    }

    [Fact]
    public void A_chunk_size_that_the_server_would_not_take_is_refused() =>
        FluentActions.Invoking(() => new UploadObjectOptions { ChunkSize = 1000 }).Should().Throw<ArgumentException>();

    [Fact]
    public async Task A_download_brings_the_content_and_tells_what_it_is()
    {
        var stored = await _server.PutAsync(Bucket, "a b/c", Content(300_000));
        using var copy = new MemoryStream();
        var seen = new SynchronousProgress<IDownloadProgress>();

        var found = await _client.DownloadObjectAsync(Bucket, "a b/c", copy, progress: seen);

        copy.ToArray().Should().Equal(Content(300_000));
        found.Name.Should().Be("a b/c");
        found.Generation.Should().Be(stored.Generation);
        found.Crc32c.Should().Be(stored.Crc32cBase64);
        seen.Values[^1].BytesDownloaded.Should().Be(300_000);
        seen.Values[^1].Status.Should().Be(DownloadStatus.Completed);
    }

    [Fact]
    public async Task A_part_is_downloaded_as_asked()
    {
        var stored = await _server.PutAsync(Bucket, "a", Content(1000));
        using var copy = new MemoryStream();

        await _client.DownloadObjectAsync(new Object { Bucket = Bucket, Name = "a" }, copy, new DownloadObjectOptions
        {
            Range = new RangeHeaderValue(100, 199),
            Generation = stored.Generation,
            DownloadValidationMode = DownloadValidationMode.Never,
        });

        copy.ToArray().Should().Equal(Content(1000)[100..200]);
    }

    [Fact]
    public async Task A_download_that_arrives_changed_throws_unless_told_not_to_look()
    {
        await _server.PutAsync(Bucket, "a", Content(1000));
        _server.Faults.Always(RequestKind.Download, new Fault.Corrupt());

        await FluentActions.Awaiting(() => _client.DownloadObjectAsync(Bucket, "a", new MemoryStream()))
            .Should().ThrowAsync<IOException>().WithMessage("Incorrect hash: *");
        await _client.DownloadObjectAsync(
            Bucket, "a", new MemoryStream(), new DownloadObjectOptions { DownloadValidationMode = DownloadValidationMode.Never });
    }

    [Fact]
    public async Task A_download_of_what_is_not_there_throws() =>
        (await FluentActions.Awaiting(() => _client.DownloadObjectAsync(Bucket, "none", new MemoryStream()))
            .Should().ThrowAsync<GoogleApiException>()).Which.HttpStatusCode.Should().Be(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        foreach (var name in new[] { "a/1", "a/2", "a/b/3", "c" })
            await _server.PutAsync(Bucket, name, []);

        var names = await _client.ListObjectsAsync(Bucket, "a/", new ListObjectsOptions { PageSize = 1 }).Select(found => found.Name).ToListAsync();
        var page = await _client.ListObjectsAsync(Bucket, "a/", new ListObjectsOptions { Delimiter = "/" }).AsRawResponses().SingleAsync();
        var next = await _client.ListObjectsAsync(Bucket).ReadPageAsync(2);

        names.Should().Equal("a/1", "a/2", "a/b/3");
        page.Items.Select(found => found.Name).Should().Equal("a/1", "a/2");
        page.Prefixes.Should().Equal("a/b/");
        next.Select(found => found.Name).Should().Equal("a/1", "a/2");
        next.NextPageToken.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task An_object_is_found_by_name_and_generation()
    {
        var stored = await _server.PutAsync(Bucket, "a", Content(10));

        (await _client.GetObjectAsync(Bucket, "a", new GetObjectOptions { Generation = stored.Generation })).Size.Should().Be(10UL);
        (await FluentActions.Awaiting(() => _client.GetObjectAsync(Bucket, "a", new GetObjectOptions { Generation = 1 }))
            .Should().ThrowAsync<GoogleApiException>()).Which.HttpStatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_object_is_deleted_unless_a_precondition_is_unmet()
    {
        await _server.PutAsync(Bucket, "a", []);

        await FluentActions.Awaiting(() => _client.DeleteObjectAsync(Bucket, "a", new DeleteObjectOptions { IfGenerationMatch = 1 }))
            .Should().ThrowAsync<GoogleApiException>();
        await _client.DeleteObjectAsync(new Object { Bucket = Bucket, Name = "a" });

        _server.Find(Bucket, "a").Should().BeNull();
    }

    [Fact]
    public async Task A_bucket_is_found()
    {
        (await _client.GetBucketAsync(Bucket)).Location.Should().Be("US-CENTRAL1");
        await FluentActions.Awaiting(() => _client.GetBucketAsync("another")).Should().ThrowAsync<GoogleApiException>();
    }

    [Theory]
    [InlineData("No_Bucket")]
    [InlineData("a/b")]
    public async Task A_name_no_bucket_can_have_is_refused(string bucket) =>
        await FluentActions.Awaiting(() => _client.GetObjectAsync(bucket, "a")).Should().ThrowAsync<ArgumentException>();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_question_refused_for_now_is_asked_again(int code)
    {
        await _server.PutAsync(Bucket, "a", Content(10));
        _server.Faults.Next(RequestKind.Get, new Fault.Status(code), new Fault.Status(code));

        (await _client.GetObjectAsync(Bucket, "a", new GetObjectOptions { RetryOptions = Soon })).Size.Should().Be(10UL);
    }

    [Fact]
    public async Task A_question_is_asked_once_when_told_so()
    {
        _server.Faults.Always(RequestKind.Get, new Fault.Status(503));
        _server.Faults.Always(RequestKind.List, new Fault.Status(503));

        await FluentActions.Awaiting(() => _client.GetObjectAsync(Bucket, "a", new GetObjectOptions { RetryOptions = RetryOptions.Never }))
            .Should().ThrowAsync<GoogleApiException>();
        await FluentActions.Awaiting(async () => await _client.ListObjectsAsync(Bucket, "", new ListObjectsOptions { RetryOptions = RetryOptions.Never }).CountAsync())
            .Should().ThrowAsync<GoogleApiException>();

        _server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_deletion_is_repeated_only_where_a_generation_is_named()
    {
        _server.Faults.Always(RequestKind.Delete, new Fault.Status(503));
        await FluentActions.Awaiting(() => _client.DeleteObjectAsync(Bucket, "a")).Should().ThrowAsync<GoogleApiException>();
        _server.Requests.Should().HaveCount(1);

        _server.Faults.Next(RequestKind.Delete, new Fault.Status(503));
        await FluentActions.Awaiting(() => _client.DeleteObjectAsync(Bucket, "a", new DeleteObjectOptions { IfGenerationMatch = 1, RetryOptions = Soon }))
            .Should().ThrowAsync<GoogleApiException>();
        _server.Requests.Should().HaveCountGreaterThan(2);
    }

    private static byte[] Content(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        return content;
    }
}
