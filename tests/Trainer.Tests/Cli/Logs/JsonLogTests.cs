using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Trainer.Cli.Logs;

namespace Trainer.Tests.Cli.Logs;

public sealed class JsonLogTests
{
    private readonly StringWriter _output = new(), _error = new();
    private readonly JsonLog _log;

    public JsonLogTests()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(67));
        _log = new JsonLog(_output, _error, clock);
    }

    [Fact]
    public void A_record_is_one_line_with_severity_message_and_timestamp()
    {
        _log.Write(new(Severity.Info, "two\nlines of \"text\" 😀", new() { ["stage"] = "s", ["step"] = 3, ["loss"] = null }));

        _output.ToString().Should().Be(
            """{"severity":"INFO","message":"two\nlines of \"text\" 😀","timestamp":{"seconds":1767323045,"nanos":6700},"stage":"s","step":3,"loss":null}"""
            + "\n");
        _error.ToString().Should().BeEmpty();
    }

    [Theory]
    [InlineData(Severity.Warning, "WARNING")]
    [InlineData(Severity.Error, "ERROR")]
    public void What_is_wrong_goes_where_errors_go(int severity, string name)
    {
        _log.Write(new((Severity)severity, "broken"));

        JsonNode.Parse(_error.ToString())!["severity"]!.GetValue<string>().Should().Be(name);
        _output.ToString().Should().BeEmpty();
    }

    [Fact]
    public void The_fields_of_a_record_can_be_written_twice()
    {
        var record = new LogRecord(Severity.Info, "m", new() { ["scores"] = new JsonObject { ["f1"] = 0.5 } });

        _log.Write(record);
        _log.Write(record);

        _output.ToString().Split('\n')[1].Should().EndWith(""","scores":{"f1":0.5}}""");
    }
}
