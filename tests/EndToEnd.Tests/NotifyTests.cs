using System.Text.Json;
using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>Who is told that a job has ended.</summary>
public sealed class NotifyTests(Workshop workshop) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_program_is_told_of_a_job_that_was_followed_to_its_end()
    {
        using var program = new RecordingProgram("tell", $"cat > '{_folder.PathOf("notice")}'");

        workshop.MustRun(Submit($"[{program.Path}, --urgent]"));

        program.Arguments.Should().Equal("--urgent");
        using var notice = JsonDocument.Parse(File.ReadAllText(_folder.PathOf("notice")));
        notice.RootElement.GetProperty("state").GetString().Should().Be("JOB_STATE_SUCCEEDED");
        var model = notice.RootElement.GetProperty("model").GetString();
        File.Exists(model).Should().BeTrue(model);
        program.Environment.Should().Contain([$"PIPELINE={workshop.Name}", $"MODEL={model}"]);
    }

    [Fact]
    public void A_program_that_fails_changes_nothing_but_the_log()
    {
        using var program = new RecordingProgram("tell", "echo 'no such channel' >&2; exit 3");

        var result = workshop.Run(Submit($"[{program.Path}]"));

        result.ExitCode.Should().Be(0, result.ToString());
        (result.Output + result.Errors).Should().Contain($"notify.command: {program.Path} exited with 3 (no such channel).");
    }

    // Another seed makes another run.
    private static string[] Submit(string command) =>
        ["--target=Submit", $"--set=training.seed={Random.Shared.Next()}", $"--set=notify={{ command: {command} }}"];
}
