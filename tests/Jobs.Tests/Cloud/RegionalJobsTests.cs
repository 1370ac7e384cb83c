using FakeVertexAi;
using Faults;
using Jobs.Cloud;
using Jobs.Tests.VertexAi;
using Jobs.VertexAi;

namespace Jobs.Tests.Cloud;

/// <summary>Jobs of two regions.</summary>
public sealed class RegionalJobsTests : IAsyncLifetime
{
    private static readonly Fault Denied = new Fault.Status(403);

    private TrainingCloud _cloud = null!;
    private VertexAiJobService _near = null!, _far = null!;
    private RegionalJobs _jobs = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await TrainingCloud.StartAsync();
        _near = _cloud.Service;
        _far = new VertexAiJobService(
            TrainingCloud.Location with { Region = "europe-west4" },
            _cloud.Connection,
            new Dictionary<string, string>(),
            _cloud.PathOf("far"),
            _cloud.Clock);
        _jobs = new RegionalJobs([_near, _far]);
    }

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_list_holds_the_jobs_of_every_region()
    {
        var first = await _near.SubmitAsync(CustomJobs.Tutorial);
        var second = await _far.SubmitAsync(CustomJobs.Tutorial with { RunId = "run-2" });

        var list = await _jobs.ListAsync(TestContext.Current.CancellationToken);

        list.Jobs.Select(job => job.RunId).Should().BeEquivalentTo(first.RunId, second.RunId);
        list.Jobs.Should().BeInDescendingOrder(job => job.Created);
        list.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_job_is_found_in_whatever_region_it_runs()
    {
        await _near.SubmitAsync(CustomJobs.Tutorial);
        var job = await _far.SubmitAsync(CustomJobs.Tutorial with { RunId = "run-2" });

        (await _jobs.DescribeAsync(job.Id, TestContext.Current.CancellationToken)).RunId.Should().Be("run-2");
        (await _jobs.CancelAsync(job.Id, TestContext.Current.CancellationToken)).State.Should().BeOneOf(JobState.Cancelling, JobState.Cancelled);
        (await _jobs.StreamLogsAsync(job.Id, follow: false, cancellation: TestContext.Current.CancellationToken)
            .CountAsync(TestContext.Current.CancellationToken)).Should().BeGreaterThanOrEqualTo(0);
        _cloud.Server.Jobs.Select(each => each.State).Should().Equal("PENDING", "CANCELLING");
    }

    [Fact]
    public async Task A_job_that_no_region_has_is_the_users_mistake()
    {
        var describe = () => _jobs.DescribeAsync("12345");

        (await describe.Should().ThrowAsync<FaultException>()).Which.Kind.Should().Be(FaultKind.Settings);
    }

    [Fact]
    public async Task A_region_that_fails_does_not_hide_the_jobs_of_the_others()
    {
        var job = await _near.SubmitAsync(CustomJobs.Tutorial);
        _cloud.Server.Faults.Next(RequestKind.List, null, Denied);

        var list = await _jobs.ListAsync(TestContext.Current.CancellationToken);

        list.Jobs.Select(each => each.Id).Should().Equal(job.Id);
        list.Faults.Should().ContainSingle().Which.Message.Should().Contain("europe-west4");
    }

    [Fact]
    public async Task When_every_region_fails_there_is_no_list()
    {
        _cloud.Server.Faults.Always(RequestKind.List, Denied);

        var list = () => _jobs.ListAsync();

        await list.Should().ThrowAsync<JobException>();
    }
}
