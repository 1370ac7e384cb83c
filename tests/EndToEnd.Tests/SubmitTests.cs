using System.Security.Cryptography;
using System.Text.Json;
using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

public sealed class SubmitTests(Workshop workshop)
{
    private static readonly string[] UpToDate = ["ValidateDataset", "ConvertLabels", "PublishTrainer", "SmokeTest"];

    [Fact]
    public void Submit_trains_a_model_and_ties_it_to_what_it_was_made_of()
    {
        var result = workshop.MustRun("--target=Submit", "--force");

        var model = $"{workshop.BucketPath}/models/{workshop.Name}.model.zip";
        var scores = $"{workshop.BucketPath}/models/{workshop.Name}.scores.json";
        result.OutputOf("Submit").Should().EndWith($"Submit: the model is {model}, its scores are {scores}.");
        result.OutputOf("PushImage").Should().Be(
            $"PushImage: skipped: pipeline {workshop.Name} runs the trainer as a process, so there is no image.");
        new FileInfo(model).Length.Should().BePositive();
        using var sheet = JsonDocument.Parse(File.ReadAllText(scores));
        sheet.RootElement.EnumerateObject().Select(scored => scored.Name).Should().Equal(
            "delivery", "billing", "praise", "micro avg", "macro avg", "weighted avg", "exact match");

        using var manifest = Manifest();
        var root = manifest.RootElement;
        root.GetProperty("pipeline").GetString().Should().Be(workshop.Name);
        root.GetProperty("datasetSha256").GetString().Should().Be(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(workshop.DatasetPath))));
        root.GetProperty("settingsSha256").GetString().Should().MatchRegex("^[0-9a-f]{64}$");
        if (root.TryGetProperty("commit", out var commit))
            commit.GetString().Should().MatchRegex("^[0-9a-f]{40}(-dirty)?$");
        var run = root.GetProperty("run");
        run.GetProperty("state").GetString().Should().Be("JOB_STATE_SUCCEEDED");
        Directory.Exists(workshop.PathOf("jobs", run.GetProperty("jobId").GetString()!)).Should().BeTrue();
        root.GetProperty("model").ToString().Should().Be(
            JsonSerializer.Serialize(JsonSerializer.SerializeToElement(new
            {
                bucket = workshop.BucketPath,
                model = $"models/{workshop.Name}.model.zip",
                scores = $"models/{workshop.Name}.scores.json",
                runId = run.GetProperty("id").GetString(),
            }), new JsonSerializerOptions { WriteIndented = true, IndentSize = 2 }).Replace("\n", "\n  "));
    }

    [Fact]
    public void A_second_Submit_repeats_no_step_and_says_where_the_model_is()
    {
        workshop.MustRun("--target=Submit");

        var result = workshop.MustRun("--target=Submit");

        foreach (var step in UpToDate.Append("Submit"))
            result.OutputOf(step).Should().MatchRegex($@"^{step}: up to date: .+ unchanged since [-0-9]+ [:0-9]+ UTC\.");
        result.OutputOf("StageData").Should().Be(
            $"StageData: up to date: {workshop.BucketPath} has the same pretrained/en/{workshop.Name}.csv.");
        result.OutputOf("Submit").Should().EndWith($"models/{workshop.Name}.scores.json.");
    }

    [Fact]
    public void A_new_run_is_to_be_had_for_the_asking_or_when_the_model_is_gone()
    {
        workshop.MustRun("--target=Submit");
        var first = RunId();

        workshop.MustRun("--target=Submit", "--new-run").OutputOf("Submit").Should().Contain("Submit: job ");
        var second = RunId();
        File.Delete($"{workshop.BucketPath}/models/{workshop.Name}.model.zip");
        workshop.MustRun("--target=Submit").OutputOf("Submit").Should().Contain("Submit: job ");

        new[] { first, second, RunId() }.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Fetch_copies_the_model_and_what_tells_of_it_once()
    {
        workshop.MustRun("--target=Submit");
        var folder = Path.Combine(workshop.Folder, "fetched");

        workshop.MustRun("--target=Fetch", $"--to={folder}").OutputOf("Fetch").Should().Contain($"Fetch: downloaded {workshop.BucketPath}/models/{workshop.Name}.model.zip, ");

        Directory.GetFiles(folder).Select(Path.GetFileName).Should().BeEquivalentTo(
            $"{workshop.Name}.model.zip", $"{workshop.Name}.scores.json", $"{workshop.Name}.README.md", $"{workshop.Name}.run.json");
        workshop.MustRun("--target=Fetch", $"--to={folder}").OutputOf("Fetch").Split('\n').Should()
            .OnlyContain(line => line.StartsWith("Fetch: up to date: "));
    }

    [Fact]
    public void There_is_nothing_to_fetch_before_anything_was_trained()
    {
        using var other = new Workshop();

        var result = other.Run("--target=Fetch");

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Contain(
            $"Error: Fetch: {other.BucketPath} has no models/{other.Name}.model.zip. Train first: ./build.sh --target=Submit --pipeline={other.PipelinePath}\n");
    }

    [Theory]
    [InlineData("split.test=0.3", "ValidateDataset, ConvertLabels, SmokeTest, Submit")]
    [InlineData("model.hiddenSize=32", "SmokeTest, Submit")]
    [InlineData("smokeTest.rows=50", "SmokeTest")]
    [InlineData("training.epochs=2", "Submit")]
    [InlineData("report.includeTexts=true", "Submit")]
    public void A_changed_setting_repeats_the_steps_that_read_it(string setting, string repeated)
    {
        workshop.MustRun("--target=Submit");

        var plan = workshop.MustRun("--target=Plan", "--set", setting).OutputOf("Plan");

        var runs = plan.Split('\n').Where(line => line.EndsWith(": runs: settings changed.", StringComparison.Ordinal));
        runs.Select(line => line.Split(':')[0]).Should().Equal(repeated.Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Plan_shows_every_command_before_and_what_is_up_to_date_after()
    {
        using var other = new Workshop();
        Snapshot.Match(other.Neutral(other.MustRun("--target=Plan").OutputOf("Plan")), "EndToEnd.Tests/Snapshots/plan-before.txt");
        Directory.Exists(other.PathOf()).Should().BeFalse();

        workshop.MustRun("--target=Submit");

        workshop.MustRun("--target=Plan").OutputOf("Plan").Split('\n').Where(line => line.Contains(": up to date: ", StringComparison.Ordinal))
            .Select(line => line.Split(':')[0]).Should().Equal([.. UpToDate, "Submit"]);
    }

    [Fact]
    public void Force_repeats_a_step_that_is_up_to_date()
    {
        workshop.MustRun("--target=ConvertLabels");

        workshop.MustRun("--target=ConvertLabels").OutputOf("ConvertLabels").Should().StartWith("ConvertLabels: up to date: ");
        workshop.Neutral(workshop.MustRun("--target=ConvertLabels", "--force").OutputOf("ConvertLabels"))
            .Should().Be("ConvertLabels: 120 rows to artifacts/PIPELINE/labelled_dataset.csv.");
    }

    [Fact]
    public void A_pipeline_takes_the_trainer_that_another_published()
    {
        workshop.MustRun("--target=PublishTrainer");
        using var other = new Workshop();

        other.MustRun("--target=PublishTrainer").OutputOf("PublishTrainer").Should().Be(
            "PublishTrainer: artifacts/trainer/cpu is up to date: published from the same sources.");
        other.MustRun("--target=PublishTrainer").OutputOf("PublishTrainer").Should().StartWith("PublishTrainer: up to date: ");
    }

    [Fact]
    public void A_broken_row_of_the_data_set_is_named_by_its_line()
    {
        using var broken = new Workshop();
        File.AppendAllText(broken.DatasetPath, "one text,1,maybe,0\n");

        var result = broken.Run("--target=ConvertLabels");

        result.ExitCode.Should().Be(3, result.ToString());
        result.Errors.Should().Contain($"{broken.DatasetPath}:122").And.EndWith(
            $"\nTo carry on from there: ./build.sh --pipeline={broken.PipelinePath} --target=ConvertLabels\n");
        File.Exists(broken.PathOf("labelled_dataset.csv")).Should().BeFalse();
    }

    private string RunId()
    {
        using var manifest = Manifest();
        return manifest.RootElement.GetProperty("run").GetProperty("id").GetString()!;
    }

    private JsonDocument Manifest() => JsonDocument.Parse(File.ReadAllText(workshop.PathOf("manifest.json")));
}
