using FakeCloud.Buckets;
using Storage.Cloud;

namespace Storage.Tests.Cloud;

/// <summary>What is found out about a bucket before anything is stored there.</summary>
public sealed class BucketInspectorTests : IAsyncLifetime
{
    private static readonly string[] Asked = ["storage.objects.create", "storage.objects.get", "storage.objects.list"];

    private FakeCloudStore _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await FakeCloudStore.StartAsync();

    public async ValueTask DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task The_place_of_a_bucket_is_told()
    {
        _cloud.Server.Place(FakeCloudStore.Bucket, "EUROPE-WEST4");

        (await Inspector().LookAsync(CancellationToken.None)).Should().BeEquivalentTo(new BucketFacts("EUROPE-WEST4", []));
    }

    [Fact]
    public async Task The_two_regions_of_a_pair_are_told()
    {
        _cloud.Server.Place(FakeCloudStore.Bucket, "US", "US-CENTRAL1", "US-WEST1");

        (await Inspector().LookAsync(CancellationToken.None)).Regions.Should().Equal("US-CENTRAL1", "US-WEST1");
    }

    [Fact]
    public async Task What_the_account_lacks_is_told()
    {
        (await Inspector().LackedAsync(Asked, CancellationToken.None)).Should().BeEmpty();

        _cloud.Server.Deny(FakeCloudStore.Bucket, "storage.objects.create", "storage.objects.list");

        (await Inspector().LackedAsync(Asked, CancellationToken.None)).Should().Equal("storage.objects.create", "storage.objects.list");
    }

    [Fact]
    public async Task An_account_that_may_do_nothing_lacks_everything()
    {
        _cloud.Server.Deny(FakeCloudStore.Bucket, Asked);

        (await Inspector().LackedAsync(Asked, CancellationToken.None)).Should().Equal(Asked);
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_told_with_the_command_that_makes_it()
    {
        var refusal = await RefusalAsync(Inspector("no-such-bucket"));

        refusal.Problem.Should().Be(StorageProblem.NoSuchBucket);
        refusal.Message.Should().Be(
            "gs://no-such-bucket: there is no such bucket. Check its name, or create it: gcloud storage buckets create gs://no-such-bucket");
    }

    [Theory]
    [InlineData(401, StorageProblem.NoCredentials)]
    [InlineData(403, StorageProblem.Denied)]
    [InlineData(503, StorageProblem.Unavailable)]
    [InlineData(400, StorageProblem.Unavailable)]
    public async Task A_refusal_is_told_by_its_reason(int status, StorageProblem problem)
    {
        _cloud.Faults.Always(RequestKind.GetBucket, new Fault.Status(status));

        (await RefusalAsync(Inspector())).Problem.Should().Be(problem);
    }

    [Fact]
    public async Task What_passes_is_waited_for()
    {
        _cloud.Faults.Next(RequestKind.GetBucket, new Fault.Status(503), new Fault.Drop());

        (await Inspector().LookAsync(CancellationToken.None)).Location.Should().Be("US-CENTRAL1");
        _cloud.Clock.Pauses.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_machine_without_credentials_is_told_how_to_get_some()
    {
        var inspector = new BucketInspector(
            new CloudAddress(FakeCloudStore.Bucket, ""), _ => throw new InvalidOperationException("none"), _cloud.Clock, new Random(1));

        var refusal = await RefusalAsync(inspector);

        refusal.Problem.Should().Be(StorageProblem.NoCredentials);
        refusal.Message.Should().Contain("gcloud auth application-default login");
    }

    [Fact]
    public async Task Giving_up_is_no_failure_of_the_bucket()
    {
        _cloud.Faults.Always(RequestKind.GetBucket, new Fault.Stall());
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await FluentActions.Awaiting(() => Inspector().LookAsync(limit.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task<StorageException> RefusalAsync(BucketInspector inspector) =>
        (await FluentActions.Awaiting(() => inspector.LookAsync(CancellationToken.None)).Should().ThrowAsync<StorageException>()).Which;

    private BucketInspector Inspector(string bucket = FakeCloudStore.Bucket) =>
        new(new CloudAddress(bucket, ""), _ => Task.FromResult(_cloud.Client()), _cloud.Clock, new Random(1));
}
