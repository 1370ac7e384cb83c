using EndToEnd.Tests.Running;
using FakeCloud.Buckets;

namespace EndToEnd.Tests;

/// <summary>What a user sees of a bucket that does not do as it should.</summary>
public sealed class StorageFaultTests : IAsyncLifetime
{
    private const string Bucket = "--set=storage.bucket=gs://my-bucket";

    private const string LetIt =
        "Grant it: gcloud storage buckets add-iam-policy-binding gs://my-bucket --member=MEMBER --role=roles/storage.objectAdmin, "
        + "or use another account: gcloud auth application-default login\n";

    private FakeStorage _server = null!;
    private Workshop _workshop = null!;

    private string Data => $"data/{_workshop.Name}.csv";

    private string DataSetting => $"--set=dataset.path=gs://my-bucket/{Data}";

    public async ValueTask InitializeAsync()
    {
        _server = await FakeStorage.StartAsync("my-bucket");
        _workshop = new Workshop
        {
            Variables = new Dictionary<string, string> { ["STORAGE_EMULATOR_HOST"] = _server.Address.Authority },
        };
        _workshop.InputCacheOf("my-bucket", Data);
        await _server.PutAsync("my-bucket", Data, File.ReadAllBytes(_workshop.DatasetPath));
    }

    public async ValueTask DisposeAsync()
    {
        _workshop.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public void A_data_set_that_may_not_be_read()
    {
        _server.Faults.Always(RequestKind.Get, new Fault.Status(403, Message: "no access"));

        Fails("FetchInputs", $"gs://my-bucket: object \"{Data}\" could not be read: this account has no permission: the server answers 403 (no access). {LetIt}", DataSetting);
    }

    [Fact]
    public void A_plan_that_cannot_ask_whether_the_data_set_changed()
    {
        _workshop.MustRun("--target=FetchInputs", DataSetting);
        _server.Faults.Always(RequestKind.Get, new Fault.Status(403, Message: "no access"));

        var result = _workshop.Run("--target=Plan", DataSetting);

        result.ExitCode.Should().Be(5);
        result.OutputOf("Plan").Should().Contain(
            $"FetchInputs: cannot be planned: gs://my-bucket: object \"{Data}\" could not be read: this account has no permission: ").And.Contain("\nValidateDataset: runs: ");
    }

    [Fact]
    public void A_data_set_that_does_not_arrive_whole()
    {
        _server.Faults.Always(RequestKind.Download, new Fault.Corrupt());

        var errors = Fails("FetchInputs", $"gs://my-bucket: object \"{Data}\" was corrupted during the download: expected 5", DataSetting);

        errors.Should().MatchRegex("expected [0-9]+ bytes with crc32c [0-9a-f]{8}, found [0-9]+ bytes with crc32c [0-9a-f]{8}. Try again.\n");
        Directory.EnumerateFileSystemEntries(_workshop.InputCacheOf("my-bucket", Data)).Should().BeEmpty();
    }

    [Fact]
    public void A_bucket_that_may_not_be_written()
    {
        _server.Faults.Always(RequestKind.StartUpload, new Fault.Status(403, Message: "no access"));
        var staged = $"pretrained/en/{_workshop.Name}.csv";

        Fails("StageData", $"gs://my-bucket: object \"{staged}\" could not be written: this account has no permission: the server answers 403 (no access). {LetIt}", Bucket);
    }

    [Fact]
    public void A_machine_without_credentials()
    {
        using var workshop = new Workshop
        {
            Variables = new Dictionary<string, string>
            {
                ["STORAGE_EMULATOR_HOST"] = "",
                ["GOOGLE_APPLICATION_CREDENTIALS"] = _workshop.PathOf("none.json"),
            },
        };

        var result = workshop.Run("--target=StageData", Bucket);

        result.ExitCode.Should().Be(5);
        result.Errors.Should().Contain(
            "Error: gs://my-bucket: there are no usable Google credentials. "
            + "Run gcloud auth application-default login, or set GOOGLE_APPLICATION_CREDENTIALS to a key file.\n");
    }

    /// <returns>All of the errors.</returns>
    private string Fails(string task, string message, string setting)
    {
        var result = _workshop.Run("--target=StageData", setting);

        result.ExitCode.Should().Be(5, result.ToString());
        result.Errors.Should().StartWith($"An error occurred when executing task '{task}'.\nError: {message}");
        result.Errors.Should().EndWith($"\nTo carry on from there: ./build.sh --pipeline={_workshop.PipelinePath} --target=StageData {setting}\n");
        return result.Errors;
    }
}
