using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FakeCloud.Buckets;

internal static class Answers
{
    public static Task JsonAsync(HttpContext context, JsonObject json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(json.ToJsonString());
    }
}
