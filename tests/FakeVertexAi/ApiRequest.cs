using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FakeVertexAi;

/// <summary>A request, taken apart.</summary>
internal sealed record ApiRequest(
    HttpContext Context, RequestKind Kind, bool IsLegacy, string Target, string Parent, string Id, JsonNode? Body)
{
    public static async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = Uri.UnescapeDataString(target.Split('?')[0]).Trim('/');
        var (parts, action) = path.Split(':') is [var before, var after] ? (before.Split('/'), after) : (path.Split('/'), "");
        var text = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var body = text.Length == 0 ? null : Parse(text);
        var method = context.Request.Method;
        var (kind, legacy, parent, id) = parts switch
        {
            ["v2", "entries"] when action == "list" && method == "POST" => (RequestKind.ReadLog, false, "", ""),
            ["v1" or "v1beta1", "projects", var project, "locations", var region, "customJobs", .. var rest] =>
                (KindOf(method, rest, action), false, $"projects/{project}/locations/{region}", rest.ElementAtOrDefault(0) ?? ""),
            ["v1", "projects", var project, "jobs", .. var rest] =>
                (KindOf(method, rest, action), true, $"projects/{project}", rest.ElementAtOrDefault(0) ?? ""),
            ["v1", "projects", _, "serviceAccounts", var account] => (KindOfAccount(method, action), false, "", account),
            _ => (RequestKind.Other, false, "", ""),
        };
        return new ApiRequest(context, kind, legacy, target, parent, id, body);
    }

    public string Query(string name) => Context.Request.Query[name].ToString();

    public RecordedRequest Record() => new(
        Kind,
        Context.Request.Method,
        Target,
        Context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        Body?.DeepClone());

    private static RequestKind KindOf(string method, string[] rest, string action) => (method, rest.Length, action) switch
    {
        ("POST", 0, "") => RequestKind.Create,
        ("GET", 0, "") => RequestKind.List,
        ("GET", 1, "") => RequestKind.Get,
        ("POST", 1, "cancel") => RequestKind.Cancel,
        _ => RequestKind.Other,
    };

    private static RequestKind KindOfAccount(string method, string action) => (method, action) switch
    {
        ("GET", "") => RequestKind.GetServiceAccount,
        ("POST", "testIamPermissions") => RequestKind.TestServiceAccount,
        _ => RequestKind.Other,
    };

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
