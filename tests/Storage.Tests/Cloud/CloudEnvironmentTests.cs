using FakeCloud.Buckets;
using Storage.Locations;

namespace Storage.Tests.Cloud;

/// <summary>Runs while no other test does: environment variables are the whole process's.</summary>
[CollectionDefinition(nameof(CloudEnvironmentTests), DisableParallelization = true)]
[Collection(nameof(CloudEnvironmentTests))]
public sealed class CloudEnvironmentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("STORAGE_EMULATOR_HOST", null);
        Environment.SetEnvironmentVariable("GOOGLE_APPLICATION_CREDENTIALS", null);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("http://{0}")]
    public async Task An_emulator_named_in_the_environment_is_used_without_credentials(string form)
    {
        await using var server = await FakeStorage.StartAsync("my-bucket");
        Environment.SetEnvironmentVariable("STORAGE_EMULATOR_HOST", string.Format(form, server.Address.Authority));
        Environment.SetEnvironmentVariable("GOOGLE_APPLICATION_CREDENTIALS", _folder.PathOf("none.json"));

        await ObjectStores.Open("gs://my-bucket/fr").UploadAsync(_folder.Write("source", "123456789"), "a");

        server.Find("my-bucket", "fr/a")!.Checksum.Should().Be(new Checksum(9, 0xE3069283));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{ \"type\": \"service_account\", \"private_key\": \"secret\"")]
    public async Task A_key_file_that_is_missing_or_broken_is_no_credential(string? content)
    {
        var path = content is null ? _folder.PathOf("none.json") : _folder.Write("broken.json", content);
        Environment.SetEnvironmentVariable("GOOGLE_APPLICATION_CREDENTIALS", path);

        (await FluentActions.Awaiting(() => ObjectStores.Open("gs://my-bucket").FindAsync("a")).Should().ThrowAsync<StorageException>()
            .WithMessage("gs://my-bucket: there are no usable Google credentials. "
                + "Run gcloud auth application-default login, or set GOOGLE_APPLICATION_CREDENTIALS to a key file."))
            .Which.Problem.Should().Be(StorageProblem.NoCredentials);
    }
}
