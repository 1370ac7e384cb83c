namespace Build.Containers;

/// <summary>A bind mount: a file or folder of this machine inside a container.</summary>
internal static class BindMount
{
    /// <returns>A value of <c>--mount</c>: a row of CSV, as Docker and Podman expect it.</returns>
    public static string Of(string source, string target, bool readOnly = false)
    {
        string[] fields = ["type=bind", $"source={source}", $"target={target}", .. readOnly ? ["readonly"] : Array.Empty<string>()];
        return string.Join(',', fields.Select(Quote));
    }

    private static string Quote(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
}
