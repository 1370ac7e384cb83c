using Build.Notifications;
using Faults;

namespace Build.Tests.Notifications;

public sealed class CommandNotifierTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_program_gets_the_notice_on_its_input_and_in_its_environment()
    {
        using var program = new RecordingProgram("tell", $"cat > '{_folder.PathOf("input")}'");

        await NotifyAsync(Notices.Succeeded, program.Path, "it's $HOME", "--urgent");

        program.Arguments.Should().Equal("it's $HOME", "--urgent");
        program.WorkingDirectory.Should().Be(_folder.Path);
        program.Environment.Should().Contain(
            [
                "PIPELINE=support", "JOB_ID=123", "JOB_NAME=Support messages", "JOB_RUN=run-1", "JOB_STATE=JOB_STATE_SUCCEEDED",
                "MODEL=gs://b/models/m.zip", "SCORES=gs://b/models/s.json", "JOB_CONSOLE=https://console.example.com/jobs/123",
                "JOB_LOG=https://console.example.com/logs/123",
            ]);
        File.ReadAllText(_folder.PathOf("input")).Should().Be(Notices.Succeeded.ToJson() + "\n");
    }

    [Fact]
    public async Task A_program_that_reads_nothing_is_fine() => await NotifyAsync(Notices.Failed, Tools.Require("true"));

    [Fact]
    public async Task A_program_that_fails_is_told_with_its_last_line()
    {
        using var program = new RecordingProgram("tell", "echo before >&2; echo 'no such channel' >&2; exit 3");

        (await RefusalAsync(program.Path)).Should().Be($"{program.Path} exited with 3 (no such channel).");
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told() =>
        (await RefusalAsync("no-such-program")).Should().StartWith("no-such-program cannot be started (");

    [Fact]
    public async Task A_program_that_hangs_is_stopped()
    {
        var hanging = new CommandNotifier([Tools.Require("sleep"), "600"], _folder.Path, new ImpatientTime(TimeSpan.Zero));

        (await FluentActions.Awaiting(() => hanging.NotifyAsync(Notices.Failed)).Should().ThrowAsync<FaultException>())
            .Which.Message.Should().EndWith("sleep did not exit within 60 s and was stopped.");
    }

    private async Task<string> RefusalAsync(params string[] command) =>
        (await FluentActions.Awaiting(() => NotifyAsync(Notices.Failed, command)).Should().ThrowAsync<FaultException>()).Which.Message;

    private Task NotifyAsync(JobNotice notice, params string[] command) =>
        new CommandNotifier(command, _folder.Path, TimeProvider.System).NotifyAsync(notice);
}
