using System.Text.Json.Serialization;

namespace Pipelines;

/// <summary>The machine sizes of AI Platform Training.</summary>
public enum ScaleTier
{
    [JsonStringEnumMemberName("BASIC")]
    Basic,

    [JsonStringEnumMemberName("STANDARD_1")]
    Standard1,

    [JsonStringEnumMemberName("PREMIUM_1")]
    Premium1,

    [JsonStringEnumMemberName("BASIC_GPU")]
    BasicGpu,

    [JsonStringEnumMemberName("BASIC_TPU")]
    BasicTpu,

    [JsonStringEnumMemberName("CUSTOM")]
    Custom,
}
