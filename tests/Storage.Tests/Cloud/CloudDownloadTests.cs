using FakeCloud.Buckets;

namespace Storage.Tests.Cloud;

/// <summary>What happens to downloads when the network or the server fails.</summary>
public sealed class CloudDownloadTests : IAsyncLifetime
{
    private const int Size = 700_000;

    private readonly byte[] _content = new byte[Size];
    private readonly TempFolder _folder = new();
    private FakeCloudStore _cloud = null!;

    private IObjectStore Store => _cloud.Open();

    private string Copy => _folder.PathOf("copy");

    public async ValueTask InitializeAsync()
    {
        new Random(7).NextBytes(_content);
        _cloud = await FakeCloudStore.StartAsync();
        await _cloud.Server.PutAsync(FakeCloudStore.Bucket, "m/a", _content);
    }

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    public static TheoryData<Fault> PassingFaults =>
    [
        new Fault.Status(503),
        new Fault.Status(429),
        new Fault.Status(408),
        new Fault.Drop(),
        new Fault.Drop(AfterBytes: 100),
        new Fault.Drop(AfterBytes: 300_000),
        new Fault.Truncate(0),
        new Fault.Truncate(300_000),
    ];

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_is_passed_over(Fault fault)
    {
        _cloud.Faults.Next(RequestKind.Download, fault);

        (await Store.DownloadAsync("m/a", Copy)).Size.Should().Be(Size);

        File.ReadAllBytes(Copy).Should().Equal(_content);
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_reader_does_not_notice_a_fault(Fault fault)
    {
        _cloud.Faults.Next(RequestKind.Download, fault, fault);

        (await ReadAsync(Store)).Should().Equal(_content);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_fault_of_the_question_what_the_object_is_is_passed_over(int code)
    {
        _cloud.Faults.Next(RequestKind.Get, new Fault.Status(code, RetryAfter: TimeSpan.FromSeconds(3)), new Fault.Drop());

        (await Store.DownloadAsync("m/a", Copy)).Size.Should().Be(Size);

        _cloud.Clock.Pauses.First().Should().Be(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_list_goes_on_after_a_fault()
    {
        _cloud.Faults.Next(RequestKind.List, new Fault.Status(503), new Fault.Drop(), new Fault.Status(429));

        (await Store.ListAsync().Select(found => found.Name).ToListAsync()).Should().Equal("m/a");
    }

    [Fact]
    public async Task What_has_come_is_not_fetched_again()
    {
        _cloud.Faults.Next(RequestKind.Download, new Fault.Truncate(300_000), new Fault.Truncate(200_000));

        await Store.DownloadAsync("m/a", Copy);

        var generation = _cloud.Server.Find(FakeCloudStore.Bucket, "m/a")!.Generation;
        _cloud.Server.RequestsOf(RequestKind.Download).Select(request => request.Header("Range")).Should().Equal(
            null, "bytes=300000-", "bytes=500000-");
        _cloud.Server.RequestsOf(RequestKind.Download).Should().OnlyContain(request => request.Target.Contains($"generation={generation}"));
    }

    [Fact]
    public async Task A_server_that_sends_nothing_is_asked_again()
    {
        _cloud.Faults.Next(RequestKind.Download, new Fault.Stall(100_000));
        var store = _cloud.Open(TimeSpan.FromSeconds(2));

        (await store.DownloadAsync("m/a", Copy)).Size.Should().Be(Size);

        File.ReadAllBytes(Copy).Should().Equal(_content);
    }

    [Fact]
    public async Task A_download_cancelled_in_the_middle_ends_as_cancelled_and_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        _cloud.Faults.Next(RequestKind.Download, new Fault.Stall(200_000));
        var come = new Kept<long>(_ => cancellation.Cancel());

        await FluentActions.Awaiting(() => Store.DownloadAsync("m/a", Copy, cancellation.Token, come)).Should().ThrowAsync<OperationCanceledException>();

        Directory.EnumerateFileSystemEntries(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task Content_that_arrives_changed_is_reported_and_what_was_there_stays()
    {
        _folder.Write("copy", "before");
        _cloud.Faults.Next(RequestKind.Download, new Fault.Corrupt());

        var thrown = await FluentActions.Awaiting(() => Store.DownloadAsync("m/a", Copy)).Should().ThrowAsync<StorageException>().WithMessage(
            "gs://my-bucket: object \"m/a\" was corrupted during the download: expected 700000 bytes with crc32c *, found 700000 bytes with crc32c *. Try again.");
        thrown.Which.Problem.Should().Be(StorageProblem.Damaged);
        thrown.Which.Expected.Should().NotBe(thrown.Which.Found);
        File.ReadAllText(Copy).Should().Be("before");
        Directory.GetFiles(_folder.Path, ".*").Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_of_content_that_arrives_changed_is_told_at_its_end(bool asynchronous)
    {
        _cloud.Faults.Next(RequestKind.Download, new Fault.Corrupt());
        await using var content = await Store.OpenReadAsync("m/a");

        Func<Task> act = async () =>
        {
            if (asynchronous)
                await content.CopyToAsync(Stream.Null);
            else
                content.CopyTo(Stream.Null);
        };

        (await act.Should().ThrowAsync<StorageException>().WithMessage("gs://my-bucket: object \"m/a\" was corrupted during the download: *"))
            .Which.Problem.Should().Be(StorageProblem.Damaged);
    }

    [Fact]
    public async Task A_reader_is_told_when_the_server_stays_away()
    {
        _cloud.Faults.Always(RequestKind.Download, new Fault.Status(503));
        await using var content = await Store.OpenReadAsync("m/a");

        await FluentActions.Awaiting(() => content.CopyToAsync(Stream.Null)).Should().ThrowAsync<StorageException>()
            .WithMessage("gs://my-bucket: object \"m/a\" could not be read: the server answers 503 (injected). Try again later.");
    }

    [Fact]
    public async Task A_reader_that_leaves_early_ends_the_download()
    {
        // More than the sockets between would take.
        await _cloud.Server.PutAsync(FakeCloudStore.Bucket, "large", new byte[32 << 20]);

        await using (var content = await Store.OpenReadAsync("large"))
            await content.ReadExactlyAsync(new byte[10]);

        for (var tries = 0; _cloud.Server.Answering > 0 && tries < 600; tries++)
            await Task.Delay(50);
        _cloud.Server.Answering.Should().Be(0);
        _cloud.Server.RequestsOf(RequestKind.Download).Should().HaveCount(1);
    }

    [Fact]
    public async Task An_object_replaced_meanwhile_comes_as_it_is_now()
    {
        var replaced = false;
        _cloud.Faults.Next(RequestKind.Download, new Fault.Truncate(300_000));
        _cloud.Server.Received += request =>
        {
            if (request.Kind == RequestKind.Download && request.Header("Range") is not null && !replaced)
            {
                replaced = true;
                _cloud.Server.PutAsync(FakeCloudStore.Bucket, "m/a", [1, 2, 3]).Wait();
            }
        };

        (await Store.DownloadAsync("m/a", Copy)).Size.Should().Be(3);

        File.ReadAllBytes(Copy).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_reader_of_an_object_replaced_meanwhile_is_told()
    {
        _cloud.Faults.Next(RequestKind.Download, new Fault.Truncate(300_000));
        _cloud.Server.Received += request =>
        {
            if (request.Kind == RequestKind.Download && request.Header("Range") is not null)
                _cloud.Server.PutAsync(FakeCloudStore.Bucket, "m/a", [1, 2, 3]).Wait();
        };
        await using var content = await Store.OpenReadAsync("m/a");

        (await FluentActions.Awaiting(() => content.CopyToAsync(Stream.Null)).Should().ThrowAsync<StorageException>()
            .WithMessage("gs://my-bucket: object \"m/a\" was replaced or deleted while it was read. Read it again."))
            .Which.Problem.Should().Be(StorageProblem.Unavailable);
    }

    [Fact]
    public async Task An_object_stored_packed_is_refused()
    {
        await _cloud.Server.PutAsync(FakeCloudStore.Bucket, "packed", [1], contentEncoding: "gzip");

        await FluentActions.Awaiting(() => Store.DownloadAsync("packed", Copy)).Should().ThrowAsync<StorageException>().WithMessage(
            "gs://my-bucket: object \"packed\" is stored compressed (Content-Encoding: gzip), so its checksum cannot be verified when it is read. "
            + "Store it uncompressed: use gcloud storage cp without -z and -Z.");
    }

    [Fact]
    public async Task An_object_encrypted_with_its_owners_key_is_refused_and_not_listed()
    {
        await _cloud.Server.PutAsync(FakeCloudStore.Bucket, "locked", [1], isLocked: true);
        const string Message = "gs://my-bucket: object \"locked\" is encrypted with a customer-supplied key. Store it without --encryption-key.";

        await FluentActions.Awaiting(() => Store.FindAsync("locked")).Should().ThrowAsync<StorageException>().WithMessage(Message);
        await FluentActions.Awaiting(() => Store.DownloadAsync("locked", Copy)).Should().ThrowAsync<StorageException>().WithMessage(Message);
        (await Store.ListAsync().Select(found => found.Name).ToListAsync()).Should().Equal("m/a");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_no_reason_to_fetch_again()
    {
        var place = _folder.Write("file", "a file, not a folder") + "/copy";

        (await FluentActions.Awaiting(() => Store.DownloadAsync("m/a", place)).Should().ThrowAsync<StorageException>()
            .WithMessage($"gs://my-bucket: object \"m/a\" could not be copied to {place}: *")).Which.Problem.Should().Be(StorageProblem.Unavailable);
        _cloud.Server.RequestsOf(RequestKind.Download).Should().BeEmpty();
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_happened()
    {
        _cloud.Faults.Next(RequestKind.Delete, new Fault.LoseAnswer());

        (await Store.DeleteAsync("m/a")).Should().BeTrue();

        _cloud.Server.Find(FakeCloudStore.Bucket, "m/a").Should().BeNull();
    }

    [Fact]
    public async Task A_deletion_sent_again_spares_what_has_been_stored_since()
    {
        _cloud.Faults.Next(RequestKind.Delete, new Fault.LoseAnswer());
        _cloud.Server.Received += request =>
        {
            if (request.Kind == RequestKind.Delete && _cloud.Server.Find(FakeCloudStore.Bucket, "m/a") is null)
                _cloud.Server.PutAsync(FakeCloudStore.Bucket, "m/a", [1]).Wait();
        };

        await Store.DeleteAsync("m/a");

        _cloud.Server.Find(FakeCloudStore.Bucket, "m/a")!.Checksum.Size.Should().Be(1);
    }

    private static async Task<byte[]> ReadAsync(IObjectStore store)
    {
        await using var content = await store.OpenReadAsync("m/a");
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }
}
