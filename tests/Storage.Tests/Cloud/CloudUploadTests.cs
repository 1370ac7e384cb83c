using FakeCloud.Buckets;

namespace Storage.Tests.Cloud;

/// <summary>What happens to uploads when the network or the server fails.</summary>
public sealed class CloudUploadTests : IAsyncLifetime
{
    // Three chunks and a bit.
    private const int Size = (3 * 256 * 1024) + 1000;

    private readonly TempFolder _folder = new();
    private FakeCloudStore _cloud = null!;

    private IObjectStore Store => _cloud.Open();

    public async ValueTask InitializeAsync() => _cloud = await FakeCloudStore.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    public static TheoryData<Fault> PassingFaults =>
    [
        new Fault.Status(503),
        new Fault.Status(503, AfterBytes: 100_000),
        new Fault.Status(500),
        new Fault.Status(408),
        new Fault.Status(429),
        new Fault.Drop(),
        new Fault.Drop(AfterBytes: 100_000),
        new Fault.KeepOnly(0),
        new Fault.KeepOnly(1),
        new Fault.KeepOnly(100_000),
        new Fault.LoseAnswer(),
    ];

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_in_the_middle_is_passed_over(Fault fault)
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, null, fault);

        await AssertArrivesAsync();

        _cloud.Server.RequestsOf(RequestKind.StartUpload).Should().HaveCount(1);
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_at_the_last_chunk_is_passed_over(Fault fault)
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, null, null, null, fault);

        await AssertArrivesAsync();
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_of_the_question_how_much_came_is_passed_over(Fault fault)
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Drop(300_000));
        if (fault is Fault.Status or Fault.Drop)
            _cloud.Faults.Next(RequestKind.UploadStatus, fault is Fault.Status status ? status with { AfterBytes = 0 } : new Fault.Drop());

        await AssertArrivesAsync();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_fault_at_the_beginning_is_passed_over(int code)
    {
        _cloud.Faults.Next(RequestKind.StartUpload, new Fault.Status(code), new Fault.Drop());

        await AssertArrivesAsync();
    }

    [Fact]
    public async Task What_the_server_has_is_not_sent_again()
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Drop(300_000 - (256 * 1024)), new Fault.Status(503, AfterBytes: 256 * 1024));

        await AssertArrivesAsync();

        _cloud.Server.RequestsOf(RequestKind.UploadChunk).Select(request => request.Header("Content-Range")).Should().Equal(
            "bytes 0-262143/787432",
            "bytes 262144-524287/787432",
            "bytes 262144-524287/787432",
            "bytes 524288-786431/787432",
            "bytes 786432-787431/787432");
    }

    [Theory]
    [InlineData(410)]
    [InlineData(404)]
    public async Task A_session_that_the_server_forgot_is_begun_anew(int code)
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Status(code));

        await AssertArrivesAsync();

        _cloud.Server.RequestsOf(RequestKind.StartUpload).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_pause_that_the_server_asks_for_is_kept()
    {
        _cloud.Faults.Next(RequestKind.StartUpload, new Fault.Status(429, RetryAfter: TimeSpan.FromSeconds(7)));
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Status(503, RetryAfter: TimeSpan.FromSeconds(11)));

        await AssertArrivesAsync();

        _cloud.Clock.Pauses.Should().Equal(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task Pauses_grow_and_are_spread()
    {
        var fault = new Fault.Status(503);
        _cloud.Faults.Next(RequestKind.StartUpload, fault, fault, fault, fault, fault, fault);

        await AssertArrivesAsync();

        var pauses = _cloud.Clock.Pauses.Select(pause => pause.TotalSeconds).ToList();
        double[] longest = [1, 2, 4, 8, 16, 32];
        pauses.Should().HaveCount(longest.Length);
        foreach (var (pause, most) in pauses.Zip(longest))
            pause.Should().BeInRange(most / 2, most);
        pauses.Zip(longest).Select(pair => pair.First / pair.Second).Distinct().Should().HaveCountGreaterThan(3);
    }

    [Fact]
    public async Task A_server_that_stays_away_is_given_up()
    {
        _cloud.Faults.Always(RequestKind.StartUpload, new Fault.Status(503));

        (await FluentActions.Awaiting(UploadAsync).Should().ThrowAsync<StorageException>()
            .WithMessage("gs://my-bucket: object \"m/a\" could not be written: the server answers 503 (injected). Try again later."))
            .Which.Problem.Should().Be(StorageProblem.Unavailable);
        _cloud.Server.RequestsOf(RequestKind.StartUpload).Should().HaveCount(7);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_long_pause_is_given_up_at_once()
    {
        _cloud.Faults.Next(RequestKind.StartUpload, new Fault.Status(503, RetryAfter: TimeSpan.FromHours(1)));

        await FluentActions.Awaiting(UploadAsync).Should().ThrowAsync<StorageException>();

        _cloud.Clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_after_progress_is_the_first_again()
    {
        var fault = new Fault.Status(503);
        _cloud.Faults.Next(RequestKind.UploadChunk, fault, fault, fault, fault, fault, null, fault, fault, fault, fault, fault);

        await AssertArrivesAsync();

        _cloud.Clock.Pauses.ElementAt(5).TotalSeconds.Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_server_that_keeps_nothing_is_given_up()
    {
        _cloud.Faults.Always(RequestKind.UploadChunk, new Fault.KeepOnly(0));

        await FluentActions.Awaiting(UploadAsync).Should().ThrowAsync<StorageException>()
            .WithMessage("gs://my-bucket: object \"m/a\" could not be written: the server took too long. Try again later.");
    }

    [Fact]
    public async Task Content_that_arrives_changed_is_refused_and_what_was_there_stays()
    {
        await _cloud.Server.PutAsync(FakeCloudStore.Bucket, "m/a", [1]);
        _cloud.Faults.Next(RequestKind.UploadChunk, new Fault.Corrupt());

        var act = () => Store.UploadAsync(_folder.Write("source", "123456789"), "m/a");

        var thrown = await act.Should().ThrowAsync<StorageException>().WithMessage(
            "gs://my-bucket: object \"m/a\" was refused: expected 9 bytes with crc32c e3069283, the server answers 400 "
            + "(Provided CRC32C \"4waSgw==\" doesn't match calculated CRC32C \"*\"). Upload it again, and do not change the file meanwhile.");
        thrown.Which.Problem.Should().Be(StorageProblem.Damaged);
        thrown.Which.Expected.Should().Be(new Checksum(9, 0xE3069283));
        _cloud.Server.Find(FakeCloudStore.Bucket, "m/a")!.Checksum.Size.Should().Be(1);
        _cloud.Server.RequestsOf(RequestKind.UploadChunk).Should().HaveCount(1);
    }

    [Fact]
    public async Task An_object_stored_otherwise_than_sent_is_deleted_again()
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, new Fault.MisreportChecksum());

        var act = () => Store.UploadAsync(_folder.Write("source", "123456789"), "m/a");

        var thrown = await act.Should().ThrowAsync<StorageException>().WithMessage(
            "gs://my-bucket: object \"m/a\" was not stored whole: "
            + "expected 9 bytes with crc32c e3069283, found 9 bytes with crc32c 1cf96d7c. It is deleted again: upload it anew.");
        thrown.Which.Problem.Should().Be(StorageProblem.Damaged);
        _cloud.Server.Find(FakeCloudStore.Bucket, "m/a").Should().BeNull();
    }

    [Fact]
    public async Task An_object_stored_otherwise_than_sent_is_reported_though_it_cannot_be_deleted()
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, new Fault.MisreportChecksum());
        _cloud.Faults.Next(RequestKind.Delete, new Fault.Status(403));

        await FluentActions.Awaiting(() => Store.UploadAsync(_folder.Write("source", "123456789"), "m/a"))
            .Should().ThrowAsync<StorageException>().WithMessage("*was not stored whole: *. Delete it, then upload it again.");
    }

    [Fact]
    public async Task A_file_that_is_cut_off_meanwhile_is_reported()
    {
        var source = WriteSource();
        _cloud.Server.Received += request =>
        {
            if (request.Kind == RequestKind.StartUpload)
                File.WriteAllBytes(source, new byte[300_000]);
        };

        (await FluentActions.Awaiting(() => Store.UploadAsync(source, "m/a")).Should().ThrowAsync<StorageException>()
            .WithMessage("gs://my-bucket: object \"m/a\" was refused: expected 787432 bytes with crc32c *, "
                + $"and {source} has another size now. Upload it again, and do not change the file meanwhile."))
            .Which.Problem.Should().Be(StorageProblem.Damaged);
    }

    [Fact]
    public async Task A_file_that_changes_meanwhile_is_refused()
    {
        var source = WriteSource();
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Status(503));
        // The change happens between the checksum and the second chunk: while the store pauses after the fault.
        var store = _cloud.Open();
        _cloud.Server.Received += request =>
        {
            if (request.Kind == RequestKind.UploadStatus)
                File.WriteAllBytes(source, new byte[Size]);
        };

        await FluentActions.Awaiting(() => store.UploadAsync(source, "m/a")).Should().ThrowAsync<StorageException>()
            .WithMessage("gs://my-bucket: object \"m/a\" was refused: *do not change the file meanwhile.");
    }

    [Fact]
    public async Task An_unmet_condition_is_no_reason_to_try_again()
    {
        await _cloud.Server.PutAsync(FakeCloudStore.Bucket, "m/a", [1]);

        await FluentActions.Awaiting(() => Store.UploadAsync(WriteSource(), "m/a", UploadCondition.IfAbsent)).Should().ThrowAsync<StorageException>();

        _cloud.Server.RequestsOf(RequestKind.StartUpload).Should().HaveCount(1);
        _cloud.Clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task An_object_that_appears_meanwhile_is_not_replaced()
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Status(503));
        _cloud.Server.Received += request =>
        {
            if (request.Kind == RequestKind.UploadStatus)
                _cloud.Server.PutAsync(FakeCloudStore.Bucket, "m/a", [1]).Wait();
        };

        (await FluentActions.Awaiting(() => Store.UploadAsync(WriteSource(), "m/a", UploadCondition.IfAbsent)).Should().ThrowAsync<StorageException>())
            .Which.Problem.Should().Be(StorageProblem.AlreadyExists);
        _cloud.Server.Find(FakeCloudStore.Bucket, "m/a")!.Checksum.Size.Should().Be(1);
    }

    [Fact]
    public async Task An_upload_whose_answer_and_session_were_lost_does_not_stand_in_its_own_way()
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, null, null, null, new Fault.LoseAnswer());
        _cloud.Faults.Next(RequestKind.UploadStatus, new Fault.Status(410));
        var source = WriteSource();

        var stored = await Store.UploadAsync(source, "m/a", UploadCondition.IfAbsent);

        stored.Checksum.Should().Be(await Checksum.OfFileAsync(source));
    }

    [Fact]
    public async Task An_upload_cancelled_in_the_middle_ends_as_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Stall(1000));
        _cloud.Server.Received += request =>
        {
            if (request.Header("Content-Range")?.StartsWith("bytes 262144-", StringComparison.Ordinal) == true)
                cancellation.Cancel();
        };

        await FluentActions.Awaiting(() => Store.UploadAsync(WriteSource(), "m/a", cancellation: cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>();
        _cloud.Server.Find(FakeCloudStore.Bucket, "m/a").Should().BeNull();
    }

    private async Task AssertArrivesAsync()
    {
        var stored = await UploadAsync();

        stored.Checksum.Should().Be(await Checksum.OfFileAsync(_folder.PathOf("source")));
        _cloud.Server.Find(FakeCloudStore.Bucket, "m/a")!.Checksum.Should().Be(stored.Checksum);
    }

    private Task<StoredObject> UploadAsync() => Store.UploadAsync(WriteSource(), "m/a");

    private string WriteSource()
    {
        var path = _folder.PathOf("source");
        var content = new byte[Size];
        new Random(7).NextBytes(content);
        File.WriteAllBytes(path, content);
        return path;
    }
}
