using System.Text.Json.Nodes;
using Faults;

namespace Runs.Tests;

public sealed class RunRecordFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static RunRecord Run => new SampleRun("a", "b\u202e\"<") { Text = "two\nlines \u0001" }.Build();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        RunRecordFile.Write(_folder.PathOf("run.json"), Run);

        RunRecordFile.Read(_folder.PathOf("run.json")).Should().BeEquivalentTo(Run);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"formatVersion\": 1}")]
    public void What_is_no_record_is_a_fault_that_names_the_file(string content) => Reading(content).Should().Throw<FaultException>()
        .Which.Message.Should().StartWith($"{_folder.PathOf("run.json")}: not the record of a training run: ").And.EndWith("Train again to create one.");

    [Theory]
    [InlineData("formatVersion", "2", "it has format version 2, and this program reads 1")]
    [InlineData("labels", "[null, null]", "a label, a stage, a mistake, a setting or an average is null")]
    [InlineData("stages", "[null]", "a label, a stage, a mistake, a setting or an average is null")]
    [InlineData("settings", "{\"epochs\": null}", "a label, a stage, a mistake, a setting or an average is null")]
    [InlineData("mistakes.0.labels", "[null]", "a point, an epoch or a label is null")]
    [InlineData("labels.1.curve", "[null]", "a point, an epoch or a label is null")]
    [InlineData("data.together", "[[1]]", "the size of the label co-occurrence table is not the number of labels")]
    [InlineData("data.together", "[[1, 2], null]", "the size of the label co-occurrence table is not the number of labels")]
    [InlineData("confusion.counts", "[[1], [2], [3]]", "the size of the confusion matrix is not the number of its names")]
    [InlineData("confusion.names", "[\"a\", null, \"c\"]", "the size of the confusion matrix is not the number of its names")]
    public void A_record_that_does_not_hold_together_is_a_fault(string place, string value, string fault)
    {
        var record = JsonNode.Parse(RunRecordFile.ToJson(Run))!;
        var parts = place.Split('.');
        var parent = parts[..^1].Aggregate(record, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
        parent[parts[^1]] = JsonNode.Parse(value);

        Reading(record.ToJsonString()).Should().Throw<FaultException>().Which.Message.Should().Contain(fault);
    }

    private Func<RunRecord> Reading(string content)
    {
        var path = _folder.Write("run.json", content);
        return () => RunRecordFile.Read(path);
    }
}
