using System.Text.Json.Nodes;
using FakeVertexAi;
using Jobs.Tests.Cloud;

namespace Jobs.Tests.VertexAi;

/// <summary>Every line of a job's log is shown once, whatever order it comes in.</summary>
public sealed class LogTests : IAsyncLifetime
{
    private const string StreamLogs = "41_vertex_stream_logs_job_already_succeeded";

    private static readonly DateTimeOffset Noon = DateTimeOffset.UtcNow.AddMinutes(-5);

    private TrainingCloud _cloud = null!;
    private TrainingJob _job = null!;
    private int _reads;

    public async ValueTask InitializeAsync()
    {
        _cloud = await TrainingCloud.StartAsync();
        _job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        Made.Become("RUNNING");
    }

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    private FakeJob Made => _cloud.Server.Jobs[0];

    [Fact]
    public async Task Entries_are_asked_for_as_gcloud_asks()
    {
        Made.Become("SUCCEEDED");

        await LogAsync(follow: false);

        var (ours, theirs) = (_cloud.Server.RequestsOf(RequestKind.ReadLog)[0].Body!, GcloudExchange.Read(StreamLogs, index: 1).Body!);
        var ourFilter = ours["filter"]!.ToString();
        ourFilter.Should().MatchRegex(
            $"^resource\\.type=\"ml_job\" AND resource\\.labels\\.job_id=\"{_job.Id}\" AND timestamp>=\"[0-9T:.-]+Z\"$");
        theirs["filter"]!.ToString().Should().StartWith("resource.type=\"ml_job\" AND resource.labels.job_id=");
        ours["filter"] = theirs["filter"]!.DeepClone();
        ours.ShouldEqual(theirs);
    }

    [Fact]
    public async Task What_gcloud_was_answered_is_read_as_gcloud_reads_it()
    {
        foreach (var entry in GcloudExchange.Read(StreamLogs, index: 1).Answer["entries"]!.AsArray())
            _cloud.Server.Log.Write(_job.Id, entry!.DeepClone().AsObject(), entry["resource"]!["labels"]!["task_name"]!.ToString());
        Made.Set("createTime", "2026-01-01T00:00:00Z");
        Made.Become("SUCCEEDED");

        (await LogAsync()).Should().Equal("Waiting for job to be provisioned.", "epoch 1 loss 0.5", "second line", "Traceback");
    }

    [Fact]
    public async Task Lines_are_followed_until_the_job_has_ended()
    {
        OnRead(
            () => Write("one", 1),
            () => Write("two", 2),
            () => { },
            () =>
            {
                Write("three", 3);
                Made.Become("SUCCEEDED");
            });

        (await LogAsync()).Should().Equal("one", "two", "three");
    }

    [Fact]
    public async Task Lines_that_come_in_after_the_end_of_the_job_are_shown()
    {
        OnRead(
            () =>
            {
                Write("one", 1);
                Made.Become("SUCCEEDED");
            },
            () => { },
            () => Write("last", 2));

        (await LogAsync()).Should().Equal("one", "last");
    }

    [Fact]
    public async Task The_log_of_a_job_that_ended_long_ago_is_read_once()
    {
        Write("one", 1);
        Made.Become("SUCCEEDED");
        Made.Set("endTime", "2026-01-01T00:00:00Z");

        (await LogAsync()).Should().Equal("one");
        _cloud.Server.RequestsOf(RequestKind.ReadLog).Should().ContainSingle();
        _cloud.Clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_following_the_lines_so_far_are_read()
    {
        Write("one", 1);

        (await LogAsync(follow: false)).Should().Equal("one");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(100)]
    public async Task A_line_that_comes_in_late_is_shown(int seconds)
    {
        OnRead(
            () => Write("new", seconds),
            () => Write("late", 0),
            () => Write("newer", seconds + 1),
            () => Made.Become("SUCCEEDED"));

        (await LogAsync()).Should().Equal("new", "late", "newer");
    }

    [Fact]
    public async Task A_line_that_comes_in_very_late_is_shown_at_the_end()
    {
        OnRead(
            () => Write("new", 300),
            () => Write("very late", 0),
            () => Made.Become("SUCCEEDED"));

        (await LogAsync()).Should().Equal("new", "very late");
    }

    [Fact]
    public async Task Lines_of_the_same_time_are_each_shown_once()
    {
        OnRead(
            () => WriteAtNoon("b"),
            () => WriteAtNoon("a"),
            () => WriteAtNoon("c"),
            () => Made.Become("SUCCEEDED"));

        (await LogAsync()).Should().Equal("b", "a", "c");

        void WriteAtNoon(string id) => _cloud.Server.Log.Write(
            _job.Id, new JsonObject { ["insertId"] = id, ["timestamp"] = $"{Noon.UtcDateTime:s}.123456789Z", ["textPayload"] = id });
    }

    [Fact]
    public async Task An_entry_that_was_stored_twice_is_shown_once()
    {
        OnRead(
            () =>
            {
                Write("one", 1);
                _cloud.Server.Log.Repeat();
            },
            _cloud.Server.Log.Repeat,
            () => Made.Become("SUCCEEDED"));

        (await LogAsync()).Should().Equal("one");
    }

    [Fact]
    public async Task A_long_log_is_read_page_by_page()
    {
        for (var i = 0; i < 2500; i++)
            Write($"line {i}", i / 100);
        Made.Become("SUCCEEDED");

        (await LogAsync()).Should().Equal(Enumerable.Range(0, 2500).Select(i => $"line {i}"));
    }

    [Fact]
    public async Task Following_can_stop_anywhere_and_go_on_from_there()
    {
        var expected = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            Write($"{i}\n{i} again", i % 7 == 0 ? 60 - i : i);
            expected.AddRange([$"{i}", $"{i} again"]);
        }

        var (lines, next) = (new List<string>(), LogPosition.Start);
        for (var part = 0; part < 30; part++)
        {
            if (part == 20)
                Made.Become("SUCCEEDED");
            var left = 3;
            await foreach (var entry in _cloud.Service.StreamLogsAsync(_job.Id, next, follow: false))
            {
                lines.Add(entry.Text);
                next = entry.Next;
                if (--left == 0)
                    break;
            }
        }

        lines.Should().BeEquivalentTo(expected).And.OnlyHaveUniqueItems();
        Write("late", 0);
        (await LogAsync(next)).Should().Equal("late");
    }

    [Fact]
    public async Task Another_process_goes_on_behind_the_newest_line_that_was_shown()
    {
        Write("one", 1);
        Write("two", 2);
        var next = await _cloud.Service.StreamLogsAsync(_job.Id, follow: false).Select(entry => entry.Next).LastAsync();
        Write("three", 3);
        Made.Become("SUCCEEDED");

        (await LogAsync(new LogPosition(next.Token))).Should().Equal("three");
    }

    [Fact]
    public async Task A_look_that_fails_is_taken_again()
    {
        OnRead(
            () => Write("one", 1),
            () => Write("two", 2),
            () => Made.Become("SUCCEEDED"));
        var outage = Enumerable.Repeat<Fault?>(new Fault.Status(503), 12).ToArray();
        _cloud.Server.Faults.Next(RequestKind.ReadLog, [null, new Fault.Status(500), new Fault.Drop(), .. outage]);
        _cloud.Server.Faults.Next(RequestKind.Get, [null, .. outage]);

        (await LogAsync()).Should().Equal("one", "two");
    }

    [Fact]
    public async Task A_token_that_expires_meanwhile_is_renewed()
    {
        OnRead(
            () => Write("one", 1),
            () =>
            {
                Write("two", 2);
                _cloud.Server.Token = _cloud.Tokens.Renewed = "new";
            },
            () => Made.Become("SUCCEEDED"));

        (await LogAsync()).Should().Equal("one", "two");
        _cloud.Tokens.Renewals.Should().Be(1);
    }

    [Fact]
    public async Task A_page_may_be_empty_though_there_is_another()
    {
        Write("one", 1);
        Made.Become("SUCCEEDED");
        _cloud.Server.Faults.Next(RequestKind.ReadLog, new Fault.Status(200, JsonNode.Parse("""{ "nextPageToken": "0" }""")));

        (await LogAsync(follow: false)).Should().Equal("one");
    }

    [Fact]
    public async Task Lines_of_other_machines_than_the_chief_begin_with_its_name()
    {
        _cloud.Server.Log.Write(_job.Id, "hello", Noon, "workerpool1-2");
        _cloud.Server.Log.Write(_job.Id, new JsonObject { ["timestamp"] = $"{Noon:O}", ["jsonPayload"] = new JsonObject { ["loss"] = 0.5 } });

        (await LogAsync(follow: false)).Should().BeEquivalentTo("[workerpool1-2] hello", """{"loss":0.5}""");
    }

    [Fact]
    public async Task The_reading_ends_when_it_is_no_longer_wanted()
    {
        using var stop = new CancellationTokenSource();
        OnRead(() => Write("one", 1), stop.Cancel);

        await FluentActions.Awaiting(() => _cloud.Service.StreamLogsAsync(_job.Id, cancellation: stop.Token).ToListAsync().AsTask())
            .Should().ThrowAsync<OperationCanceledException>();
    }

    private void Write(string text, int second) => _cloud.Server.Log.Write(_job.Id, text, Noon.AddSeconds(second));

    /// <summary>What happens before the log is read for the first time, the second, …</summary>
    private void OnRead(params Action[] happenings) => _cloud.Server.Received = request =>
    {
        if (request.Kind == RequestKind.ReadLog && _reads < happenings.Length)
            happenings[_reads++]();
    };

    private async Task<List<string>> LogAsync(LogPosition from = default, bool follow = true) =>
        await _cloud.Service.StreamLogsAsync(_job.Id, from, follow).Select(entry => entry.Text).ToListAsync();
}
