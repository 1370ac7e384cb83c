using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Settings.Declarations;

/// <summary>How names of C# are spelled in a pipeline file.</summary>
public static class Spelling
{
    /// <returns>The word that stands for <paramref name="value"/> in a pipeline file, such as <c>valid_loss</c>.</returns>
    public static string Of<T>(T value) where T : struct, Enum => Of((Enum)value);

    public static string Of(Enum value)
    {
        var member = value.ToString();
        return value.GetType().GetField(member)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? Key(member);
    }

    public static string Key(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
}
