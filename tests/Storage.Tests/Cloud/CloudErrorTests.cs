using FakeCloud.Buckets;
using Faults;
using Google.Apis.Auth.OAuth2;
using Google.Cloud.Storage.V1;
using Storage.Cloud;

namespace Storage.Tests.Cloud;

/// <summary>What the user is told when a bucket cannot be used.</summary>
public sealed class CloudErrorTests : IAsyncLifetime
{
    private const string Token = "ya29.a0AfB_secret-token";

    private readonly TempFolder _folder = new();
    private FakeCloudStore _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await FakeCloudStore.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_named()
    {
        var store = Open(_cloud.Client, bucket: "no-such-bucket");

        foreach (var act in Acts(store))
        {
            var thrown = await act.Should().ThrowAsync<StorageException>().WithMessage(
                "gs://no-such-bucket: there is no such bucket. Check its name, or create it: gcloud storage buckets create gs://no-such-bucket");
            thrown.Which.Problem.Should().Be(StorageProblem.NoSuchBucket);
            thrown.Which.Kind.Should().Be(FaultKind.Remote);
        }
    }

    [Fact]
    public async Task What_the_account_may_not_do_is_named_with_the_command_that_lets_it()
    {
        const string Said = "trainer@p.iam.gserviceaccount.com does not have storage.objects.get access to the Google Cloud Storage object.";
        DenyAll(new Fault.Status(403, Message: Said));

        var acts = Acts(_cloud.Open());
        string[] done = ["read", $"copied to {Copy}", "read", "listed", "written", "deleted"];

        foreach (var (act, what) in acts.Zip(done))
        {
            var thrown = await act.Should().ThrowAsync<StorageException>().WithMessage(
                $"gs://my-bucket: object \"*\" could not be {what}: this account has no permission: the server answers 403 ({Said.TrimEnd('.')}). "
                + "Grant it: gcloud storage buckets add-iam-policy-binding gs://my-bucket --member=MEMBER --role=roles/storage.objectAdmin, "
                + "or use another account: gcloud auth application-default login");
            thrown.Which.Problem.Should().Be(StorageProblem.Denied);
        }

        _cloud.Clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task A_machine_without_credentials_is_told_how_to_get_some()
    {
        var store = Open(_ => throw new InvalidOperationException("Your default credentials were not found."));

        foreach (var act in Acts(store))
        {
            var thrown = await act.Should().ThrowAsync<StorageException>().WithMessage(
                "gs://my-bucket: there are no usable Google credentials. "
                + "Run gcloud auth application-default login, or set GOOGLE_APPLICATION_CREDENTIALS to a key file.");
            thrown.Which.Problem.Should().Be(StorageProblem.NoCredentials);
        }
    }

    [Fact]
    public async Task Credentials_that_the_service_does_not_accept_are_reported()
    {
        _cloud.Server.Token = "another";

        foreach (var act in Acts(_cloud.Open()))
        {
            var thrown = await act.Should().ThrowAsync<StorageException>().WithMessage(
                "gs://my-bucket: the Google credentials were not accepted: the server answers 401 (Invalid Credentials). "
                + "Run gcloud auth application-default login again, or renew the key file.");
            thrown.Which.Problem.Should().Be(StorageProblem.NoCredentials);
        }
    }

    [Fact]
    public async Task The_token_is_sent_and_stands_in_no_message()
    {
        _cloud.Server.Token = Token;
        var store = Open(Authorized);
        await store.UploadAsync(_folder.Write("source", "123456789"), "a");

        DenyAll(new Fault.Status(403, Message: $"proxy saw:\n Authorization: Bearer {Token}\r\n and {Token} and upload_id=secret-token"));

        foreach (var act in Acts(store))
        {
            (await act.Should().ThrowAsync<StorageException>().WithMessage("*(proxy saw: Authorization: … and … and …)*"))
                .Which.Message.Should().NotContain("secret").And.NotContainAny("\n", "\r");
        }
    }

    [Fact]
    public async Task A_token_that_ran_out_meanwhile_is_no_failure()
    {
        _cloud.Faults.Next(RequestKind.StartUpload, new Fault.Status(401));

        (await _cloud.Open().UploadAsync(_folder.Write("source", "123456789"), "a")).Size.Should().Be(9);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_named_with_the_cause()
    {
        await _cloud.Server.StopAsync();

        foreach (var act in Acts(_cloud.Open()))
        {
            var thrown = await act.Should().ThrowAsync<StorageException>()
                .WithMessage("gs://my-bucket: object \"*\" could not be *: the server cannot be reached (Connection refused). Check the network, then try again.");
            thrown.Which.Problem.Should().Be(StorageProblem.Unavailable);
        }
    }

    [Fact]
    public async Task A_request_that_the_server_finds_wrong_is_not_repeated()
    {
        DenyAll(new Fault.Status(400, Message: "Invalid argument"));

        foreach (var act in Acts(_cloud.Open()))
            await act.Should().ThrowAsync<StorageException>().WithMessage("*: the server answers 400 (Invalid argument). Try again later.");
        _cloud.Clock.Pauses.Should().BeEmpty();
    }

    private string Copy => _folder.PathOf("copy");

    private Func<Task>[] Acts(IObjectStore store) =>
    [
        () => store.FindAsync("a"),
        () => store.DownloadAsync("a", Copy),
        () => store.OpenReadAsync("a"),
        () => store.ListAsync().ToListAsync().AsTask(),
        () => store.UploadAsync(_folder.Write("source", "x"), "a"),
        () => store.DeleteAsync("a"),
    ];

    private void DenyAll(Fault fault)
    {
        foreach (var kind in new[] { RequestKind.Get, RequestKind.List, RequestKind.StartUpload })
            _cloud.Faults.Always(kind, fault);
    }

    private StorageClient Authorized() => new StorageClientBuilder
    {
        BaseUri = $"{_cloud.Server.Address}storage/v1/",
        GoogleCredential = GoogleCredential.FromAccessToken(Token),
    }.Build();

    private CloudObjectStore Open(Func<StorageClient> connect, string bucket = FakeCloudStore.Bucket) =>
        Open(_ => Task.FromResult(connect()), bucket);

    private CloudObjectStore Open(Func<CancellationToken, Task<StorageClient>> connect, string bucket = FakeCloudStore.Bucket) =>
        new(new CloudAddress(bucket, ""), connect, CloudTransfer.Default, _cloud.Clock, new Random(1));
}
