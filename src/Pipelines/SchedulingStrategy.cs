using System.Text.Json.Serialization;

namespace Pipelines;

/// <summary>How Vertex AI provisions machines.</summary>
public enum SchedulingStrategy
{
    [JsonStringEnumMemberName("STANDARD")]
    Standard,

    [JsonStringEnumMemberName("SPOT")]
    Spot,

    [JsonStringEnumMemberName("FLEX_START")]
    FlexStart,
}
