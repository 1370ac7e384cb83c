using System.Text.Json.Serialization;

namespace Pipelines;

/// <summary>The character between the cells of a data set.</summary>
public enum Separator
{
    /// <summary>Detected from the header.</summary>
    Auto,

    [JsonStringEnumMemberName(",")]
    Comma,

    [JsonStringEnumMemberName(";")]
    Semicolon,
    Tab,
}
