using System.Text.Json.Nodes;
using FakeCloud.Buckets;
using Google.Cloud.Storage.V1;
using Storage.Cloud;

namespace FakeCloud.Tests.Buckets;

/// <summary>Google's own client and ours read the same place of a bucket.</summary>
public sealed class BucketPlaceTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private FakeStorage _server = null!;

    public async ValueTask InitializeAsync() => _server = await FakeStorage.StartAsync("my-bucket");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("EUROPE-WEST4", "region")]
    [InlineData("EU", "multi-region")]
    [InlineData("NAM4", "dual-region")]
    [InlineData("US", "dual-region", "US-CENTRAL1", "US-WEST1")]
    public async Task A_bucket_is_where_it_was_made(string location, string type, params string[] regions)
    {
        _server.Place("my-bucket", location, regions);

        var described = JsonNode.Parse(await new Gcloud(_server.Address, _folder.PathOf("gcloud")).DescribeAsync())!;

        described["location"]!.ToString().Should().Be(location);
        described["location_type"]!.ToString().Should().Be(type);
        var facts = await new BucketInspector(
            new CloudAddress("my-bucket", ""),
            _ => Task.FromResult(new StorageClientBuilder { BaseUri = $"{_server.Address}storage/v1/", UnauthenticatedAccess = true }.Build()),
            TimeProvider.System,
            new Random(1)).LookAsync(CancellationToken.None);
        facts.Location.Should().Be(described["location"]!.ToString());
        facts.Regions.Should().Equal(regions);
    }
}
