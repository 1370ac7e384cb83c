using Build.Cloud;
using FakeCloud.Buckets;
using Google.Cloud.Storage.V1;
using Storage.Cloud;

namespace Build.Tests.Cloud;

public sealed class BucketCheckTests : IAsyncLifetime
{
    private readonly TimeProvider _clock = new ImpatientTime(TimeSpan.FromMinutes(1));
    private FakeStorage _server = null!;

    public async ValueTask InitializeAsync() => _server = await FakeStorage.StartAsync("my-bucket");

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_bucket_beside_the_job_that_may_be_written_passes() => (await FindAsync()).Should().BeEmpty();

    [Fact]
    public async Task A_bucket_that_is_not_there_is_one_problem() =>
        (await FindAsync("other-bucket")).Should().Equal(
            "bucket: gs://other-bucket: there is no such bucket. Check its name, or create it: "
            + "gcloud storage buckets create gs://other-bucket");

    [Fact]
    public async Task A_bucket_far_from_the_job_is_a_warning_of_what_it_costs()
    {
        _server.Place("my-bucket", "EU");

        (await FindAsync(regions: ["us-central1", "europe-west4", "us-east1"])).Should().Equal(
            "Warning: bucket: gs://my-bucket is in EU, and the job may run in us-central1, us-east1: reads take longer from there, and traffic "
            + "between regions is billed. Create a bucket near the job: gcloud storage buckets create gs://NAME --location=us-central1");
    }

    [Fact]
    public async Task What_the_account_may_not_do_is_a_problem_with_the_role_it_lacks()
    {
        _server.Deny("my-bucket", "storage.objects.create", "storage.objects.delete");

        (await FindAsync()).Should().Equal(
            "bucket: gs://my-bucket: this account lacks storage.objects.create, storage.objects.delete. Give it the role: gcloud storage buckets "
            + "add-iam-policy-binding gs://my-bucket --member=user:YOUR_ADDRESS --role=roles/storage.objectAdmin");
    }

    [Fact]
    public async Task A_bucket_whose_place_may_not_be_asked_is_asked_for_permissions_all_the_same()
    {
        _server.Faults.Always(RequestKind.GetBucket, new Fault.Status(403, Message: "no storage.buckets.get access"));
        _server.Deny("my-bucket", "storage.objects.list");

        var lines = await FindAsync();

        lines.Should().HaveCount(2);
        lines[0].Should().StartWith(
            "Unchecked: bucket: could not be checked: gs://my-bucket: this account is not allowed to read the bucket (storage.buckets.get): "
            + "the server answers 403 (no storage.buckets.get access).").And.EndWith(
            "gcloud storage buckets add-iam-policy-binding gs://my-bucket --member=user:YOUR_ADDRESS --role=roles/storage.legacyBucketReader");
        lines[1].Should().Contain("this account lacks storage.objects.list.");
    }

    [Fact]
    public async Task Permissions_that_may_not_be_asked_for_are_unchecked()
    {
        _server.Faults.Always(RequestKind.TestPermissions, new Fault.Status(403));

        (await FindAsync()).Should().ContainSingle().Which.Should().StartWith(
            "Unchecked: bucket: could not be checked: gs://my-bucket: this account is not allowed to read its permissions on the bucket: ");
    }

    [Theory]
    [InlineData(true, "bucket: gs://my-bucket: there are no usable Google credentials. ")]
    [InlineData(false, "Unchecked: bucket: could not be checked: gs://my-bucket: credentials are required.")]
    public async Task Missing_credentials_are_told_once(bool signedIn, string line)
    {
        var inspector = new BucketInspector(
            new CloudAddress("my-bucket", ""), _ => throw new InvalidOperationException("none"), _clock, new Random(1));

        (await Checks.FindAsync(new BucketCheck("my-bucket", ["us-central1"], inspector), signedIn)).Should().OnlyContain(
            found => found.StartsWith(line));
    }

    private Task<string[]> FindAsync(string bucket = "my-bucket", IReadOnlyList<string>? regions = null) => Checks.FindAsync(new BucketCheck(
        bucket,
        regions ?? ["us-central1"],
        new BucketInspector(
            new CloudAddress(bucket, ""),
            _ => Task.FromResult(new StorageClientBuilder { BaseUri = $"{_server.Address}storage/v1/", UnauthenticatedAccess = true }.Build()),
            _clock,
            new Random(1))));
}
