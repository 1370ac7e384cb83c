using FakeVertexAi;
using Jobs.Cloud;
using Jobs.Tests.Cloud;

namespace Jobs.Tests.VertexAi;

/// <summary>A run has one job, whatever gets lost on the way.</summary>
public sealed class SubmitTests : IAsyncLifetime
{
    private TrainingCloud _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await TrainingCloud.StartAsync();

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_job_is_submitted()
    {
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Everything);

        job.Id.Should().Be("1234567890123456701");
        job.State.Should().Be(JobState.Pending);
        job.RunId.Should().Be("run-1");
        job.DisplayName.Should().Be("my-job-yaml");
        job.Labels.Should().Equal(new Dictionary<string, string> { ["run"] = "abc", ["run_id"] = "run-1", ["team"] = "nlp" });
        var sent = _cloud.Server.RequestsOf(RequestKind.Create).Single();
        sent.Target.Should().Be("/v1/projects/my-project/locations/us-central1/customJobs");
        sent.Header("Authorization").Should().Be($"Bearer {TrainingCloud.Secret}");
        sent.Header("X-Goog-User-Project").Should().BeNull();
        sent.Header("Content-Type").Should().StartWith("application/json");
        sent.Body!.ShouldEqual(_cloud.Service.BodyOf(CustomJobs.Everything));
    }

    [Fact]
    public async Task A_run_submitted_again_is_the_same_job()
    {
        var first = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        var here = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial with { DisplayName = "other" });
        var elsewhere = await _cloud.ServiceWith(new CloudTiming(), notes: _cloud.PathOf("elsewhere")).SubmitAsync(CustomJobs.Tutorial);

        new[] { here.Id, elsewhere.Id }.Should().AllBe(first.Id);
        _cloud.Server.RequestsOf(RequestKind.Create).Should().ContainSingle();
    }

    [Fact]
    public async Task Another_run_is_another_job()
    {
        await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        await _cloud.Service.SubmitAsync(CustomJobs.Tutorial with { RunId = "run-2" });

        _cloud.Server.Jobs.Should().HaveCount(2);
    }

    public static TheoryData<string, bool, int> Losses
    {
        get
        {
            var losses = new TheoryData<string, bool, int>();
            foreach (var fault in new[] { "500", "503", "502", "drop", "page" })
            {
                foreach (var late in new[] { 0, 3 })
                {
                    losses.Add(fault, true, late);
                    losses.Add(fault, false, late);
                }
            }

            return losses;
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_lost_answer_does_not_make_a_second_job(string fault, bool stored, int lateness)
    {
        _cloud.Server.LatenessOfLists = lateness;
        _cloud.Server.Faults.Next(RequestKind.Create, Named(fault) with { AfterWork = stored });

        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        _cloud.Server.Jobs.Should().ContainSingle().Which.Id.Should().Be(job.Id);
        _cloud.Server.RequestsOf(RequestKind.Create).Should().HaveCount(stored ? 1 : 2);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_does_not_make_a_second_job()
    {
        _cloud.Server.Faults.Next(RequestKind.Create, new Fault.Stall { AfterWork = true });
        var timing = new CloudTiming { Patience = TimeSpan.FromSeconds(1), ListsSettle = TimeSpan.FromSeconds(3) };

        var job = await _cloud.ServiceWith(timing, clock: TimeProvider.System).SubmitAsync(CustomJobs.Tutorial);

        _cloud.Server.Jobs.Should().ContainSingle().Which.Id.Should().Be(job.Id);
    }

    [Fact]
    public async Task Before_it_sends_again_it_waits_as_long_as_lists_may_be_late()
    {
        _cloud.Server.Faults.Next(RequestKind.Create, new Fault.Status(503));
        var started = _cloud.Clock.GetUtcNow();

        await _cloud.ServiceWith(new CloudTiming { ListsSettle = TimeSpan.FromMinutes(3) }).SubmitAsync(CustomJobs.Tutorial);

        (_cloud.Clock.GetUtcNow() - started).Should().BeGreaterThan(TimeSpan.FromMinutes(3));
        _cloud.Notices.Should().Equal(
            "It is not known whether run run-1 was submitted (it answered 503 (injected)); looking for its job for 180 s");
    }

    [Fact]
    public async Task After_three_lost_answers_it_says_that_it_does_not_know()
    {
        _cloud.Server.Faults.Always(RequestKind.Create, new Fault.Status(503, GcloudExchange.Read("28_err_503_once_then_ok").Answer));

        await FluentActions.Awaiting(() => _cloud.Service.SubmitAsync(CustomJobs.Tutorial)).Should().ThrowAsync<JobException>().WithMessage(
            "Vertex AI (my-project, us-central1): it is not known whether run run-1 has a job (submit it again: an existing job is found first): "
            + "it answered 503 (The service is currently unavailable.). Try again later.");

        _cloud.Server.RequestsOf(RequestKind.Create).Should().HaveCount(3);
        _cloud.Server.Faults.Always(RequestKind.Create, null);
        await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        _cloud.Server.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_run_that_is_refused_after_a_lost_answer_may_have_a_job_all_the_same()
    {
        _cloud.Server.LatenessOfLists = 1000;
        _cloud.Server.Faults.Next(RequestKind.Create, new Fault.Status(503) { AfterWork = true }, new Fault.Status(403));

        await FluentActions.Awaiting(() => _cloud.Service.SubmitAsync(CustomJobs.Tutorial)).Should().ThrowAsync<JobException>()
            .WithMessage("*it is not known whether run run-1 has a job*");

        File.ReadAllText(Path.Combine(_cloud.NotesFolder, "run-1.json")).Should().Contain("Sent");
    }

    [Fact]
    public async Task A_job_that_was_made_counts_even_when_lists_cannot_be_read_after_it()
    {
        _cloud.Server.Received = request =>
        {
            if (request.Kind == RequestKind.Create)
                _cloud.Server.Faults.Always(RequestKind.List, new Fault.Status(503));
        };

        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        (await _cloud.Service.SubmitAsync(CustomJobs.Tutorial)).Id.Should().Be(job.Id);
        _cloud.Server.Jobs.Should().ContainSingle().Which.Id.Should().Be(job.Id);
    }

    [Fact]
    public async Task A_client_that_is_killed_while_it_submits_leaves_one_job()
    {
        var received = new TaskCompletionSource();
        _cloud.Server.LatenessOfLists = 2;
        _cloud.Server.Received = request =>
        {
            if (request.Kind == RequestKind.Create)
                received.TrySetResult();
        };
        _cloud.Server.Faults.Next(RequestKind.Create, new Fault.Stall { AfterWork = true });
        using var client = new CloudClient(_cloud, "run-1", new Dictionary<string, string> { ["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"] = "true" });
        await received.Task.WaitAsync(TimeSpan.FromSeconds(60));
        while (_cloud.Server.Jobs.Count == 0)
            await Task.Delay(20);

        await client.KillAsync();
        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        _cloud.Server.Jobs.Should().ContainSingle().Which.Id.Should().Be(job.Id);
        _cloud.Server.RequestsOf(RequestKind.Create).Should().ContainSingle();
    }

    [Fact]
    public async Task A_run_submitted_by_many_at_once_is_one_job()
    {
        var submitted = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _cloud.Service.SubmitAsync(CustomJobs.Tutorial))));

        submitted.Select(job => job.Id).Distinct().Should().ContainSingle();
        _cloud.Server.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_run_submitted_by_many_machines_at_once_is_one_job()
    {
        var submitted = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            Task.Run(() => _cloud.ServiceWith(new CloudTiming(), notes: _cloud.PathOf($"machine-{i}")).SubmitAsync(CustomJobs.Tutorial))));

        submitted.Select(job => job.Id).Distinct().Should().ContainSingle().Which.Should().Be(_cloud.Server.Jobs[0].Id);
        _cloud.Server.Jobs.Skip(1).Should().AllSatisfy(job => job.State.Should().Be("CANCELLING"));
    }

    [Fact]
    public async Task Of_two_jobs_made_by_two_machines_at_once_the_older_stays()
    {
        var other = CustomJobs.Tutorial.ToBody();
        _cloud.Server.LatenessOfLists = 1;
        using var http = new HttpClient();
        using var rival = new StringContent(other.ToJsonString());
        await http.PostAsync(new Uri(_cloud.Server.Address, "v1/projects/my-project/locations/us-central1/customJobs"), rival);
        _cloud.Server.LatenessOfLists = 0;

        var job = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        _cloud.Server.Jobs.Select(made => made.State).Should().Equal("PENDING", "CANCELLING");
        job.Id.Should().Be(_cloud.Server.Jobs[0].Id);
        (await _cloud.Service.SubmitAsync(CustomJobs.Tutorial)).Id.Should().Be(job.Id);
    }

    [Fact]
    public async Task A_refused_run_is_sent_at_once_when_it_is_submitted_again()
    {
        _cloud.Server.Faults.Next(RequestKind.Create, new Fault.Status(403));
        await FluentActions.Awaiting(() => _cloud.Service.SubmitAsync(CustomJobs.Tutorial)).Should().ThrowAsync<JobException>();

        await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        _cloud.Server.Jobs.Should().ContainSingle();
        _cloud.Clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_whose_job_was_deleted_gets_another()
    {
        Directory.CreateDirectory(_cloud.NotesFolder);
        File.WriteAllText(Path.Combine(_cloud.NotesFolder, "run-1.json"), """{ "Sent": "2026-01-01T00:00:00Z", "Job": "999" }""");

        await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        _cloud.Server.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_server_that_asks_for_a_pause_gets_it()
    {
        _cloud.Server.Faults.Next(RequestKind.Create, new Fault.Status(429, GcloudExchange.Read("29_err_429_retryafter_once").Answer, RetryAfter: 2));

        await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        _cloud.Clock.Pauses.Should().Equal(TimeSpan.FromSeconds(2));
        _cloud.Notices.Should().Equal(
            "127.0.0.1: it answered 429 (Quota exceeded for quota metric Resource management (CRUD) requests); trying again in 2 s");
        _cloud.Server.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task An_expired_token_is_renewed_once()
    {
        _cloud.Server.Token = "new";
        _cloud.Tokens.Renewed = "new";

        await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        _cloud.Tokens.Renewals.Should().Be(1);
        _cloud.Server.Jobs.Should().ContainSingle();
        _cloud.Clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task A_wrong_request_is_not_sent()
    {
        await FluentActions.Awaiting(() => _cloud.Service.SubmitAsync(CustomJobs.Tutorial with { RunId = "Run 1" })).Should()
            .ThrowAsync<Faults.FaultException>().WithMessage("Run id \"Run 1\" is not valid.*");
        _cloud.Server.Requests.Should().BeEmpty();
    }

    private static Fault Named(string fault) => fault switch
    {
        "drop" => new Fault.Drop(),
        "page" => new Fault.Page(200, "<html>the answer of a proxy</html>"),
        var code => new Fault.Status(int.Parse(code)),
    };
}
