using System.Text.Json.Nodes;

namespace FakeVertexAi;

/// <summary>An answer that says what is wrong.</summary>
internal sealed class ApiError(int code, string status, string message) : Exception(message)
{
    public int Code => code;

    public JsonObject ToJson() => Of(code, status, Message);

    public static JsonObject Of(int code, string status, string message) => new()
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["status"] = status },
    };
}
