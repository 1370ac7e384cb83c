using System.Text.Json;

namespace Build.Cloud;

/// <summary>Reads the tables that are embedded in this program.</summary>
internal static class Tables
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="name">The name of a file in this folder.</param>
    public static T Read<T>(string name)
    {
        using var stream = typeof(Tables).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}
