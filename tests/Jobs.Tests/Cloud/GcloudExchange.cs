using System.Text.Json.Nodes;

namespace Jobs.Tests.Cloud;

/// <summary>A request as gcloud sent it, and its answer: one of <c>Fixtures/gcloud</c>.</summary>
internal sealed record GcloudExchange(string Target, JsonNode? Body, int Status, JsonNode Answer)
{
    public static GcloudExchange Read(string name, int index = 0)
    {
        var text = File.ReadAllText(Repository.PathOf("tests", "Jobs.Tests", "Fixtures", "gcloud", name + ".json"));
        var exchange = JsonNode.Parse(text)!["exchanges"]![index]!;
        var (request, response) = (exchange["request"]!, exchange["response"]!);
        return new GcloudExchange((string)request["target"]!, request["body"], (int)response["status"]!, response["body"]!);
    }

    /// <summary>Its body with the label by which a run finds its job, which gcloud does not know.</summary>
    public JsonObject BodyOfRun(string runId)
    {
        var body = Body!.DeepClone().AsObject();
        var labels = body["labels"] as JsonObject ?? [];
        body["labels"] = labels;
        labels["run_id"] = runId;
        return body;
    }
}
