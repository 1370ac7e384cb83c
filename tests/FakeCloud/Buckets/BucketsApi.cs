using System.Text.Json.Nodes;

namespace FakeCloud.Buckets;

/// <summary>What can be asked of a bucket itself.</summary>
internal sealed class BucketsApi(FakeStorage storage)
{
    public Task GetAsync(ApiRequest request)
    {
        var bucket = storage.Bucket(request.Bucket);
        var resource = new JsonObject
        {
            ["kind"] = "storage#bucket",
            ["id"] = bucket.Name,
            ["name"] = bucket.Name,
            ["location"] = bucket.Location,
            ["locationType"] = TypeOf(bucket),
            ["storageClass"] = "STANDARD",
            ["hierarchicalNamespace"] = new JsonObject { ["enabled"] = false },
        };
        if (bucket.Regions.Length > 0)
            resource["customPlacementConfig"] = new JsonObject { ["dataLocations"] = List(bucket.Regions) };
        return Answers.JsonAsync(request.Context, resource);
    }

    public Task TestPermissionsAsync(ApiRequest request)
    {
        var held = request.All("permissions").Except(storage.Bucket(request.Bucket).Denied).ToArray();
        var answer = new JsonObject { ["kind"] = "storage#testIamPermissionsResponse" };
        if (held.Length > 0)
            answer["permissions"] = List(held);
        return Answers.JsonAsync(request.Context, answer);
    }

    private static string TypeOf(FakeBucket bucket) => bucket switch
    {
        { Regions.Length: > 0 } => "dual-region",
        { Location: "US" or "EU" or "ASIA" } => "multi-region",
        _ when bucket.Location.Contains('-') => "region",
        _ => "dual-region",
    };

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
