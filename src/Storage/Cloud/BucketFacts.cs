namespace Storage.Cloud;

/// <summary>Location of a bucket's content.</summary>
/// <param name="Location">A region such as <c>US-CENTRAL1</c>, a multi-region such as <c>EU</c>, or a dual-region such as <c>NAM4</c>.</param>
/// <param name="Regions">The two regions of a configurable dual-region; empty for every other location.</param>
/// <remarks>https://cloud.google.com/storage/docs/locations</remarks>
public sealed record BucketFacts(string Location, IReadOnlyList<string> Regions)
{
    // Regions in Europe outside the European Union.
    private static readonly string[] OutsideTheUnion = ["europe-west2", "europe-west6"];

    private static readonly Dictionary<string, string[]> Pairs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ASIA1"] = ["asia-northeast1", "asia-northeast2"],
        ["EUR4"] = ["europe-north1", "europe-west4"],
        ["EUR5"] = ["europe-west1", "europe-west2"],
        ["EUR7"] = ["europe-west2", "europe-west3"],
        ["EUR8"] = ["europe-west3", "europe-west6"],
        ["NAM4"] = ["us-central1", "us-east1"],
    };

    /// <summary>Whether the content is in a region, or in a location that includes the region.</summary>
    /// <param name="region">A region of Google Cloud, such as <c>us-central1</c>.</param>
    public bool IsIn(string region)
    {
        if (Regions.Count > 0 || Pairs.ContainsKey(Location))
            return (Regions.Count > 0 ? Regions : Pairs[Location]).Contains(region, StringComparer.OrdinalIgnoreCase);
        return Location.ToUpperInvariant() switch
        {
            "US" => region.StartsWith("us-", StringComparison.Ordinal),
            "ASIA" => region.StartsWith("asia-", StringComparison.Ordinal),
            "EU" => region.StartsWith("europe-", StringComparison.Ordinal) && !OutsideTheUnion.Contains(region),
            _ => string.Equals(Location, region, StringComparison.OrdinalIgnoreCase),
        };
    }
}
