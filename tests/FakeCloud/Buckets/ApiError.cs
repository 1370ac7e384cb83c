using System.Text.Json.Nodes;

namespace FakeCloud.Buckets;

/// <summary>An answer that says what is wrong.</summary>
internal sealed class ApiError(int code, string reason, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public int Code => code;

    public TimeSpan? RetryAfter => retryAfter;

    public JsonObject ToJson() => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = Message,
            ["errors"] = new JsonArray(new JsonObject { ["message"] = Message, ["domain"] = "global", ["reason"] = reason }),
        },
    };

    public static ApiError NoBucket() => new(404, "notFound", "The specified bucket does not exist.");

    public static ApiError NoObject(string bucket, string name) => new(404, "notFound", $"No such object: {bucket}/{name}");
}
