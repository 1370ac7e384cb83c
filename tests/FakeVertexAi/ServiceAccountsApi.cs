using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace FakeVertexAi;

/// <summary>The service accounts of Identity and Access Management.</summary>
internal sealed class ServiceAccountsApi
{
    private readonly ConcurrentDictionary<string, (bool IsDisabled, string[] Permissions)> _accounts = new();

    public void Add(string address, bool isDisabled, string[] permissions) => _accounts[address] = (isDisabled, permissions);

    public JsonObject Get(string address)
    {
        var (isDisabled, _) = Find(address);
        var resource = new JsonObject
        {
            ["name"] = $"projects/my-project/serviceAccounts/{address}",
            ["projectId"] = "my-project",
            ["uniqueId"] = "100000000000000000001",
            ["email"] = address,
        };
        if (isDisabled)
            resource["disabled"] = true;
        return resource;
    }

    public JsonObject Test(string address, JsonNode question)
    {
        var granted = Find(address).Permissions;
        var asked = question["permissions"]!.AsArray().Select(permission => permission!.ToString()).Where(granted.Contains);
        var answer = new JsonArray([.. asked.Select(permission => JsonValue.Create(permission))]);
        return answer.Count == 0 ? [] : new JsonObject { ["permissions"] = answer };
    }

    private (bool IsDisabled, string[] Permissions) Find(string address) =>
        _accounts.TryGetValue(address, out var account)
            ? account
            : throw new ApiError(404, "NOT_FOUND", $"Unknown service account: {address}");
}
