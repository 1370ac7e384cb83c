using Faults;
using Jobs.Local;

namespace Jobs.Tests;

public sealed class LocalJobServiceTests : IDisposable
{
    private readonly LocalJobs _jobs = new();

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public async Task A_trainer_that_ends_with_0_makes_a_job_that_succeeded()
    {
        var request = _jobs.Request("echo trained") with { Labels = new Dictionary<string, string> { ["pipeline"] = "quickstart" } };

        var job = await _jobs.RunAsync(request);

        job.State.Should().Be(JobState.Succeeded);
        job.ExitCode.Should().Be(0);
        job.Failure.Should().BeNull();
        job.DisplayName.Should().Be("a test");
        job.RunId.Should().Be(request.RunId);
        job.Labels.Should().Equal(request.Labels);
        job.Started.Should().BeOnOrAfter(job.Created);
        job.Ended.Should().BeOnOrAfter(job.Started!.Value);
        File.ReadAllText(job.LogsAt).Should().Be("trained\n");
        job.EnsureSucceeded();
    }

    [Fact]
    public async Task A_running_job_says_so()
    {
        var job = await _jobs.SubmitAsync("echo up; sleep 60");

        await _jobs.UntilLoggedAsync(job.Id, "up");

        var running = await _jobs.Service.DescribeAsync(job.Id);
        running.Should().BeEquivalentTo(new { State = JobState.Running, Ended = (DateTimeOffset?)null });
    }

    [Fact]
    public async Task A_trainer_that_fails_is_reported_with_its_exit_code_and_last_lines()
    {
        var job = await _jobs.RunAsync(
            "i=0; while [ $i -lt 30 ]; do i=$((i+1)); echo \"step $i\"; done; echo 'CUDA out of memory' >&2; exit 3");

        job.State.Should().Be(JobState.Failed);
        job.Failure!.ExitCode.Should().Be(3);
        job.Failure.LastLines.Should().Equal([.. Enumerable.Range(12, 19).Select(i => $"step {i}"), "CUDA out of memory"]);
        var thrown = FluentActions.Invoking(job.EnsureSucceeded).Should().Throw<JobException>().Which;
        thrown.Kind.Should().Be(FaultKind.Remote);
        thrown.Job.Should().BeSameAs(job);
        thrown.Message.Should().StartWith(
            $"Job {job.Id} (a test) failed: it ended with exit code 3. Its whole log: {job.LogsAt}\nIts last lines:\n    step 12\n");
        thrown.Message.Should().EndWith("\n    step 30\n    CUDA out of memory");
    }

    [Theory]
    [InlineData("exec /no/such/program", "the program was not found (exit code 127)")]
    [InlineData("exec /", "the program could not be executed (exit code 126)")]
    [InlineData("kill -s TERM $$", "it was terminated by signal 15 (exit code 143)")]
    [InlineData("kill -s KILL $$", "it was killed by signal 9 (exit code 137); this often means that the machine ran out of memory")]
    public async Task The_reason_of_a_failure_is_told(string script, string reason) =>
        (await _jobs.RunAsync(script)).Failure!.Reason.Should().Be(reason);

    [Fact]
    public async Task A_program_that_does_not_exist_fails_the_job()
    {
        var job = await _jobs.RunAsync(_jobs.Request("") with { Command = new JobCommand("no-such-trainer", []) });

        job.Failure!.Reason.Should().Be("the program was not found (exit code 127)");
        job.Failure.LastLines.Should().ContainSingle().Which.Should().Contain("no-such-trainer");
    }

    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        string[] arguments =
            ["a b", "", "it's", "\"q\"", "$HOME `id` $(id)", "two\nlines\n", "\\", "*", "-n", "--", "불평/불만", "😀", "a=b;c&d|e>f"];

        await _jobs.RunAsync(_jobs.Request("for a; do printf '%s\\0' \"$a\"; done >arguments", arguments));

        File.ReadAllText(_jobs.PathOf("arguments")).Should().Be(string.Concat(arguments.Select(argument => argument + '\0')));
    }

    [Fact]
    public async Task The_environment_and_the_working_folder_are_those_asked_for()
    {
        const string Script =
            "printf '%s|' \"$GREETING\" \"$group\" \"$supervised\" \"$TOKEN\" \"${HOME:+inherited}\" \"$(pwd -P)\"";
        var request = _jobs.Request(Script) with
        {
            Environment = new Dictionary<string, string> { ["GREETING"] = "two\nlines 하나", ["group"] = "own", ["supervised"] = "own too" },
            SecretEnvironment = new Dictionary<string, string> { ["TOKEN"] = "s3cret" },
            WorkingFolder = Directory.CreateDirectory(_jobs.PathOf("a b")).FullName,
        };

        var job = await _jobs.RunAsync(request);

        File.ReadAllText(job.LogsAt).Should().Be($"two\nlines 하나|own|own too|s3cret|inherited|{_jobs.PathOf("a b")}|");
    }

    [Fact]
    public async Task A_PATH_of_the_trainers_own_does_not_disturb_the_record_of_the_job()
    {
        var request = _jobs.Request("echo $PATH; exit 5") with { Environment = new Dictionary<string, string> { ["PATH"] = "/none" } };

        var job = await _jobs.RunAsync(request);

        job.ExitCode.Should().Be(5);
        File.ReadAllText(job.LogsAt).Should().Be("/none\n");
    }

    [Fact]
    public async Task Values_of_secrets_are_in_no_file_of_the_job()
    {
        var request = _jobs.Request("test \"$TOKEN\" = s3cret") with
        {
            Environment = new Dictionary<string, string> { ["PLAIN"] = "visible" },
            SecretEnvironment = new Dictionary<string, string> { ["TOKEN"] = "s3cret" },
        };

        var job = await _jobs.RunAsync(request);

        job.State.Should().Be(JobState.Succeeded);
        var files = Directory.GetFiles(_jobs.FolderOf(job).Path).Where(path => !path.EndsWith("job.json", StringComparison.Ordinal));
        files.Should().AllSatisfy(path => File.ReadAllText(path).Should().NotContain("s3cret"));
        var record = _jobs.FolderOf(job).ReadRecord();
        record.Environment.Should().Contain("PLAIN", "visible");
        record.SecretEnvironment.Should().Equal("TOKEN");
        (record with { Arguments = [] }).ToJson().Should().NotContain("s3cret");
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Insert(0, (await _jobs.SubmitAsync("sleep 60")).Id);
            await Task.Delay(2);
        }

        var list = await _jobs.Service.ListAsync();

        list.Jobs.Select(job => job.Id).Should().Equal(ids);
        list.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task No_jobs_are_an_empty_list() => (await _jobs.Service.ListAsync()).Jobs.Should().BeEmpty();

    [Fact]
    public async Task A_job_with_an_unreadable_record_is_reported_beside_the_others()
    {
        var (good, bad) = (await _jobs.RunAsync("true"), await _jobs.RunAsync("true"));
        var record = Path.Combine(_jobs.FolderOf(bad).Path, "job.json");
        File.WriteAllText(record, "{ \"id\": ");

        var list = await _jobs.Service.ListAsync();

        list.Jobs.Should().ContainSingle().Which.Id.Should().Be(good.Id);
        list.Faults.Should().ContainSingle().Which.Message.Should()
            .StartWith($"{record}: the record of job {bad.Id} is unreadable: ").And.EndWith(" Delete its folder.");
        await FluentActions.Awaiting(() => _jobs.Service.DescribeAsync(bad.Id)).Should().ThrowAsync<JobException>();
    }

    [Theory]
    [InlineData("20200101-000000-000-00000000")]
    [InlineData("../outside")]
    [InlineData("")]
    public async Task A_job_that_does_not_exist_is_a_mistake_of_the_user(string id)
    {
        await _jobs.RunAsync("true");
        Directory.CreateDirectory(_jobs.PathOf("outside"));

        (await FluentActions.Awaiting(() => _jobs.Service.DescribeAsync(id)).Should().ThrowAsync<FaultException>()
            .WithMessage($"{_jobs.Path}: there is no job \"{id}\". List the jobs to find its id."))
            .Which.Kind.Should().Be(FaultKind.Settings);
    }

    [Fact]
    public async Task A_working_folder_that_does_not_exist_is_named() =>
        await FluentActions.Awaiting(() => _jobs.Service.SubmitAsync(_jobs.Request("true") with { WorkingFolder = "/no/such" }))
            .Should().ThrowAsync<FaultException>()
            .WithMessage("/no/such: the job's working folder does not exist. Create it, or use another folder.");

    [Fact]
    public async Task A_folder_of_jobs_that_cannot_be_written_is_named()
    {
        var service = new LocalJobService(_jobs.PathOf("file/jobs"), TimeProvider.System, Random.Shared, TimeSpan.Zero);
        File.WriteAllText(_jobs.PathOf("file"), "a file");

        await FluentActions.Awaiting(() => service.SubmitAsync(_jobs.Request("true"))).Should().ThrowAsync<JobException>()
            .WithMessage($"{_jobs.PathOf("file/jobs")}: the jobs folder cannot be written: *");
    }
}
