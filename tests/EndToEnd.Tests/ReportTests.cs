using System.Security.Cryptography;
using EndToEnd.Tests.Running;
using Runs;
using Runs.Tests;

namespace EndToEnd.Tests;

public sealed class ReportTests : IDisposable
{
    private readonly Workshop _workshop = new();

    private SampleRun Run => new("delivery", "billing", "praise");

    private string Record => Path.Combine(_workshop.BucketPath, "models", $"{_workshop.Name}.run.json");

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Before_anything_was_trained_there_is_nothing_to_report_on()
    {
        var result = _workshop.Run("--target=Report");

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Contain(
            $"There is no {Record} to report on. Train first: ./build.sh --target=Submit --pipeline={_workshop.PipelinePath}\n");
    }

    [Fact]
    public void The_report_is_one_page_on_the_newest_run_and_those_before_it()
    {
        Write(Run);
        _workshop.MustRun("--target=Report").OutputOf("Report").Should().Be($"Report: artifacts/{_workshop.Name}/report.html");
        Write(Run with { Seed = 2, Started = Run.Started.AddDays(1) });

        _workshop.MustRun("--target=Report");

        var page = File.ReadAllText(_workshop.PathOf("report.html"));
        page.Should().StartWith("<!DOCTYPE html>").And.Contain("2026-11-04 09:12").And.Contain("since the run of 2026-11-03 09:12 UTC");
    }

    [Fact]
    public void What_validation_found_is_shown_with_the_run_that_read_the_same_data()
    {
        _workshop.MustRun("--target=ConvertLabels");
        Write(Run);
        _workshop.MustRun("--target=Report");
        File.ReadAllText(_workshop.PathOf("report.html")).Should().Contain("not the one that this run read");

        var data = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_workshop.PathOf("labelled_dataset.csv"))));
        RunRecordFile.Write(Record, Run.Build() with { Data = Run.Build().Data with { Sha256 = data } });
        _workshop.MustRun("--target=Report");
        File.ReadAllText(_workshop.PathOf("report.html")).Should().Contain($"<bdi>{_workshop.DatasetPath}</bdi>: 120 rows");
    }

    [Fact]
    public void The_report_goes_where_it_is_asked_to()
    {
        Write(Run);

        _workshop.MustRun("--target=Report", $"--to={_workshop.Folder}/elsewhere");

        File.Exists(Path.Combine(_workshop.Folder, "elsewhere", "report.html")).Should().BeTrue();
        File.Exists(_workshop.PathOf("report.html")).Should().BeFalse();
    }

    [Fact]
    public void Runs_are_compared_in_the_terminal()
    {
        Write(Run);
        _workshop.MustRun("--target=Report");
        Write(Run with { Started = Run.Started.AddDays(1), Settings = new Dictionary<string, string> { ["epochs"] = "3" } });

        var table = _workshop.MustRun("--target=Report", "--compare").OutputOf("Report");

        table.Should().MatchRegex(@"epochs +3 +8").And.MatchRegex(@"macro F1 +0\.\d{3} +0\.\d{3}");
    }

    [Fact]
    public void A_record_that_is_none_is_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Record)!);
        File.WriteAllText(Record, "{}");

        var result = _workshop.Run("--target=Report");

        result.ExitCode.Should().Be(3);
        result.Errors.Should().Contain($"{_workshop.Name}.run.json: not the record of a training run: ");
    }

    [Fact]
    public void Submit_keeps_the_run_before_and_says_where_the_report_is()
    {
        Write(Run);

        var said = _workshop.MustRun("--target=Submit").OutputOf("Submit");

        said.Should().Contain($"\nSubmit: the report is artifacts/{_workshop.Name}/report.html.\n");
        Directory.GetFiles(Path.Combine(_workshop.BucketPath, "models", "runs", _workshop.Name))
            .Select(Path.GetFileName).Should().Contain(name => name!.StartsWith("20261103T091240Z-"));
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_a_warning_and_the_run_succeeds()
    {
        Write(Run);
        Directory.CreateDirectory(_workshop.PathOf("report.html"));

        var result = _workshop.MustRun("--target=Submit");

        result.OutputOf("Submit").Should().Contain("Submit: there is no report: ").And.EndWith("scores.json.");
    }

    private void Write(SampleRun run)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Record)!);
        RunRecordFile.Write(Record, run.Build());
    }
}
