using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeVertexAi;

/// <summary>A job as the server keeps it: what was sent, and what became of it.</summary>
public sealed class FakeJob
{
    private readonly Lock _gate = new();
    private readonly JsonObject _resource;

    internal FakeJob(string id, string parent, bool isLegacy, JsonObject resource, int hiddenFromLists)
    {
        (Id, Parent, IsLegacy, _resource, HiddenFromLists) = (id, parent, isLegacy, resource, hiddenFromLists);
        Become(isLegacy ? "QUEUED" : "JOB_STATE_PENDING");
    }

    public string Id { get; }

    /// <summary>The project, and of Vertex AI the location, that it is in.</summary>
    public string Parent { get; }

    /// <summary>A job of AI Platform.</summary>
    public bool IsLegacy { get; }

    /// <summary>Its state, without the prefix of Vertex AI.</summary>
    public string State => Resource["state"]!.ToString().Replace("JOB_STATE_", "", StringComparison.Ordinal);

    public bool HasEnded => State is "SUCCEEDED" or "FAILED" or "CANCELLED" or "EXPIRED";

    /// <summary>A copy of the job as it is answered.</summary>
    public JsonObject Resource
    {
        get
        {
            lock (_gate)
                return _resource.DeepClone().AsObject();
        }
    }

    public string Image => (IsLegacy ? Input["masterConfig"]!["imageUri"] : Container["imageUri"])!.ToString();

    public IReadOnlyList<string> Arguments =>
        [.. ((IsLegacy ? Input["args"] : Container["args"]) as JsonArray ?? []).Select(argument => argument!.ToString())];

    /// <summary>The variables its container gets: those asked for, and those the service gives.</summary>
    public IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            var environment = new Dictionary<string, string> { ["CLOUD_ML_JOB_ID"] = Id };
            if (IsLegacy)
                return environment;
            foreach (var variable in Container["env"] as JsonArray ?? [])
                environment[variable!["name"]!.ToString()] = variable["value"]!.ToString();
            if (Resource["jobSpec"]!["baseOutputDirectory"]?["outputUriPrefix"]?.ToString().TrimEnd('/') is { } output)
            {
                environment["AIP_MODEL_DIR"] = $"{output}/model/";
                environment["AIP_CHECKPOINT_DIR"] = $"{output}/checkpoints/";
                environment["AIP_TENSORBOARD_LOG_DIR"] = $"{output}/logs/";
            }

            return environment;
        }
    }

    /// <summary>In how many lists the job is still missing.</summary>
    internal int HiddenFromLists { get; set; }

    private JsonNode Input => Resource["trainingInput"]!;

    private JsonNode Container => Resource["jobSpec"]!["workerPoolSpecs"]![0]!["containerSpec"]!;

    /// <summary>Changes its state, and the times that go with it.</summary>
    /// <param name="state">With the prefix or without.</param>
    /// <param name="error">Why it failed.</param>
    public void Become(string state, string? error = null)
    {
        state = state.Replace("JOB_STATE_", "", StringComparison.Ordinal);
        lock (_gate)
        {
            _resource["state"] = IsLegacy ? state : "JOB_STATE_" + state;
            _resource["updateTime"] = Now();
            _resource["createTime"] ??= Now();
            if (state == "RUNNING")
                _resource["startTime"] ??= Now();
            if (state is "SUCCEEDED" or "FAILED" or "CANCELLED" or "EXPIRED")
                _resource["endTime"] ??= Now();
            if (error is not null && IsLegacy)
                _resource["errorMessage"] = error;
            else if (error is not null)
                _resource["error"] = new JsonObject { ["code"] = 3, ["message"] = error };
        }
    }

    /// <summary>Puts a value the way the service would have it, such as an older time.</summary>
    public void Set(string member, JsonNode value)
    {
        lock (_gate)
            _resource[member] = value;
    }

    internal string? ValueOf(string field) => field.Split('.') switch
    {
        ["labels", var label] => Resource["labels"]?[label]?.ToString(),
        ["state"] => Resource["state"]!.ToString(),
        ["display_name"] => Resource["displayName"]?.ToString(),
        _ => throw new ApiError(400, "INVALID_ARGUMENT", $"Invalid field \"{field}\"."),
    };

    private static string Now() => DateTimeOffset.UtcNow.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
