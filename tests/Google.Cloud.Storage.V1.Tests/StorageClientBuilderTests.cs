using FakeCloud.Buckets;
using Google.Api.Gax;
using Google.Apis.Auth.OAuth2;

namespace Google.Cloud.Storage.V1.Tests;

/// <summary>Runs while no other test does: environment variables are the whole process's.</summary>
[CollectionDefinition(nameof(StorageClientBuilderTests), DisableParallelization = true)]
[Collection(nameof(StorageClientBuilderTests))]
public sealed class StorageClientBuilderTests : IDisposable
{
    private const string Emulator = "STORAGE_EMULATOR_HOST";

    public void Dispose() => Environment.SetEnvironmentVariable(Emulator, null);

    [Fact]
    public async Task Credentials_are_sent()
    {
        await using var server = await FakeStorage.StartAsync("my-bucket");
        server.Token = "token";
        using var client = new StorageClientBuilder { BaseUri = server.Address.ToString(), GoogleCredential = GoogleCredential.FromAccessToken("token") }.Build();

        (await client.GetBucketAsync("my-bucket")).Name.Should().Be("my-bucket");
    }

    [Fact]
    public void Credentials_for_unauthenticated_access_contradict_each_other() =>
        FluentActions.Invoking(() => new StorageClientBuilder { UnauthenticatedAccess = true, ApiKey = "key" }.Build())
            .Should().Throw<InvalidOperationException>();

    [Theory]
    [InlineData("{0}", EmulatorDetection.EmulatorOnly)]
    [InlineData("http://{0}", EmulatorDetection.EmulatorOrProduction)]
    public async Task An_emulator_is_used_without_credentials(string form, EmulatorDetection detection)
    {
        await using var server = await FakeStorage.StartAsync("my-bucket");
        Environment.SetEnvironmentVariable(Emulator, string.Format(form, server.Address.Authority));
        using var client = await new StorageClientBuilder { EmulatorDetection = detection }.BuildAsync();

        await client.UploadObjectAsync("my-bucket", "a", null, new MemoryStream([1]));

        server.Find("my-bucket", "a").Should().NotBeNull();
    }

    [Fact]
    public void An_emulator_is_not_used_unless_asked_for()
    {
        Environment.SetEnvironmentVariable(Emulator, "localhost:1");

        using var client = new StorageClientBuilder { UnauthenticatedAccess = true }.Build();

        client.Service.BaseUri.Should().Be("https://storage.googleapis.com/storage/v1/");
    }

    [Theory]
    [InlineData("localhost:1", EmulatorDetection.ProductionOnly)]
    [InlineData(null, EmulatorDetection.EmulatorOnly)]
    public void What_the_environment_and_the_builder_say_must_agree(string? host, EmulatorDetection detection)
    {
        Environment.SetEnvironmentVariable(Emulator, host);

        FluentActions.Invoking(() => new StorageClientBuilder { EmulatorDetection = detection }.Build()).Should().Throw<InvalidOperationException>();
    }
}
