using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jobs.Tests.Cloud;

internal static class JsonAssertions
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Compares members and items; the order of members does not count.</summary>
    public static void ShouldEqual(this JsonNode actual, JsonNode expected)
    {
        if (!JsonNode.DeepEquals(actual, expected))
            Assert.Equal(expected.ToJsonString(Indented), actual.ToJsonString(Indented));
    }
}
