using EndToEnd.Tests.Running;
using FakeCloud.Buckets;

namespace EndToEnd.Tests;

/// <summary>A pipeline whose bucket is one of Cloud Storage, and whose job runs on this machine.</summary>
public sealed class BucketTests : IDisposable
{
    private const string Emulator = "STORAGE_EMULATOR_HOST", Bucket = "--set=storage.bucket=gs://my-bucket/team";

    public void Dispose() => Environment.SetEnvironmentVariable(Emulator, null);

    [Fact]
    public async Task The_data_set_comes_from_the_bucket_and_the_model_comes_to_lie_there()
    {
        await using var server = await FakeStorage.StartAsync("my-bucket");
        Environment.SetEnvironmentVariable(Emulator, server.Address.Authority);
        server.Faults.Next(RequestKind.StartUpload, new Fault.Status(503));
        server.Faults.Next(RequestKind.Download, new Fault.Drop(1000));
        using var workshop = new Workshop();
        var name = $"team/{workshop.Name}.csv";
        await server.PutAsync("my-bucket", name, File.ReadAllBytes(workshop.DatasetPath));
        File.Delete(workshop.DatasetPath);
        workshop.InputCacheOf("my-bucket", name);
        var data = $"--set=dataset.path=gs://my-bucket/{name}";

        var result = workshop.MustRun("--target=Submit", Bucket, data);

        var model = $"models/{workshop.Name}.model.zip";
        result.Output.Should().Contain($"Submit: the model is gs://my-bucket/team/{model}, ");
        server.Find("my-bucket", $"team/{model}").Should().NotBeNull();
        server.Find("my-bucket", $"team/models/{workshop.Name}.scores.json").Should().NotBeNull();
        workshop.MustRun("--target=StageData", Bucket, data).OutputOf("StageData").Should().StartWith("StageData: up to date");
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_one_line()
    {
        await using var server = await FakeStorage.StartAsync();
        Environment.SetEnvironmentVariable(Emulator, server.Address.Authority);
        using var workshop = new Workshop();

        var result = workshop.Run("--target=StageData", Bucket);

        result.ExitCode.Should().Be(5);
        result.Errors.Should().Contain(
            "gs://my-bucket/team: there is no such bucket. Check its name, or create it: gcloud storage buckets create gs://my-bucket\n");
    }
}
