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

    [Fact]
    public async Task Progress_stays_where_it_was_when_an_upload_goes_on()
    {
        var progress = new Kept<long>();
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Status(503, AfterBytes: 100_000), null, new Fault.KeepOnly(1));

        await Store.UploadAsync(WriteSource(), "m/a", progress: progress);

        progress.Told.Should().BeInAscendingOrder();
        progress.Told[^1].Should().Be(Size);
    }

    [Fact]
    public async Task Progress_tells_that_an_upload_is_begun_anew()
    {
        var progress = new Kept<long>();
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Status(410));

        await Store.UploadAsync(WriteSource(), "m/a", progress: progress);

        progress.Told.Should().ContainInOrder(262_144, 0, 262_144, Size);
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
            .WithMessage("gs://my-bucket: object \"m/a\" could not be written: the server did not respond in time. Try again later.");
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
    public async Task An_object_that_appears_and_goes_meanwhile_was_there()
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Status(503));
        _cloud.Faults.Next(RequestKind.UploadStatus, new Fault.Status(412));
        _cloud.Faults.Next(RequestKind.Get, new Fault.Status(404));

        (await FluentActions.Awaiting(() => Store.UploadAsync(WriteSource(), "m/a", UploadCondition.IfAbsent)).Should().ThrowAsync<StorageException>())
            .Which.Problem.Should().Be(StorageProblem.AlreadyExists);
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
