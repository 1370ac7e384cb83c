using Faults;

namespace Build.Tests.Steps;

public sealed class ManifestTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private string ManifestPath => _folder.PathOf("manifest.json");

    private string Output => _folder.PathOf("output.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_step_that_never_ran_must_run() =>
        (await DecideAsync(("code", "1"))).Should().Be(new StepDecision(true, "never ran"));

    [Fact]
    public async Task A_step_is_up_to_date_while_all_it_reads_and_wrote_stays_as_it_was()
    {
        RecordFinished(("settings", "1"), ("data set", "2"));

        (await DecideAsync(("data set", "2"), ("settings", "1")))
            .Should().Be(new StepDecision(false, "data set, settings unchanged since 2026-03-01 12:00:00 UTC"));
    }

    [Fact]
    public async Task A_newer_time_stamp_is_no_reason_to_run()
    {
        RecordFinished(("code", "1"));

        File.SetLastWriteTimeUtc(Output, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        (await DecideAsync(("code", "1"))).MustRun.Should().BeFalse();
    }

    [Fact]
    public async Task What_changed_is_named()
    {
        RecordFinished(("code", "1"), ("data set", "2"), ("settings", "3"));

        (await DecideAsync(("code", "1"), ("data set", "x"), ("settings", "y"))).Should().Be(new StepDecision(true, "data set, settings changed"));
    }

    [Fact]
    public async Task An_input_that_came_or_went_is_a_change()
    {
        RecordFinished(("code", "1"), ("settings", "2"));

        (await DecideAsync(("code", "1"))).Should().Be(new StepDecision(true, "settings changed"));
        (await DecideAsync(("code", "1"), ("settings", "2"), ("weights", "3"))).Should().Be(new StepDecision(true, "weights changed"));
    }

    [Fact]
    public async Task A_step_whose_work_is_stale_must_run_for_that_reason()
    {
        RecordFinished(("code", "1"));

        var step = StepOf(("code", "1")) with { FindStale = () => Task.FromResult<string?>("the image is gone") };

        (await Manifest.Load(ManifestPath).DecideAsync("Convert", step, force: false)).Should().Be(new StepDecision(true, "the image is gone"));
    }

    [Fact]
    public async Task A_step_whose_output_is_gone_must_run()
    {
        RecordFinished(("code", "1"));

        File.Delete(Output);

        (await DecideAsync(("code", "1"))).Should().Be(new StepDecision(true, "output.csv is missing or was changed"));
    }

    [Fact]
    public async Task A_step_whose_output_was_changed_must_run()
    {
        RecordFinished(("code", "1"));

        File.AppendAllText(Output, "one more row");

        (await DecideAsync(("code", "1"))).Should().Be(new StepDecision(true, "output.csv is missing or was changed"));
    }

    [Fact]
    public async Task Force_runs_a_step_that_is_up_to_date()
    {
        RecordFinished(("code", "1"));

        (await Manifest.Load(ManifestPath).DecideAsync("Convert", StepOf(("code", "1")), force: true)).Should().Be(new StepDecision(true, "--force was given"));
    }

    [Fact]
    public async Task A_step_without_inputs_always_runs() =>
        (await Manifest.Load(ManifestPath).DecideAsync("Submit", new Step(), force: false)).Should().Be(new StepDecision(true, "always runs"));

    [Fact]
    public void Everything_survives_in_the_file()
    {
        var manifest = Manifest.Load(ManifestPath);
        manifest.Pipeline = "support";
        manifest.Commit = "0123abcd-dirty";
        manifest.Inputs = new() { ["gs://b-1/data.csv"] = new(9, 0xE3069283) };
        manifest.DatasetSha256 = "dd";
        manifest.SettingsSha256 = "55";
        manifest.Run = new ManifestRun("run-1", "11", "vertexAi", "us-central1", "job-1", "JOB_STATE_SUCCEEDED");
        manifest.Model = new ManifestModel("/bucket", "models/불평.model.zip", "models/불평.scores.json", "run-1");
        File.WriteAllText(Output, "rows");
        manifest.Record("Convert", StepOf(("code", "1")), Noon);

        Manifest.Load(ManifestPath).Should().BeEquivalentTo(manifest);
        Snapshot.Match(File.ReadAllText(ManifestPath).Replace(_folder.Path, "FOLDER"), "Build.Tests/Snapshots/manifest.json");
    }

    [Fact]
    public void A_manifest_is_replaced_whole()
    {
        var manifest = Manifest.Load(ManifestPath);
        manifest.Save();
        manifest.Pipeline = "support";
        manifest.Save();

        Directory.GetFiles(_folder.Path).Should().Equal(ManifestPath);
    }

    [Fact]
    public void A_file_that_is_no_manifest_is_refused_in_one_line()
    {
        File.WriteAllText(ManifestPath, """{ "pipeline": "support", """);

        Action load = () => Manifest.Load(ManifestPath);

        var fault = load.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Settings);
        fault.Message.Should().StartWith($"{ManifestPath}: not a manifest (")
            .And.EndWith(") Delete it; every step then runs again.")
            .And.NotContain("\n");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{ "steps": null }""")]
    [InlineData("""{ "steps": { "Convert": null } }""")]
    [InlineData("""{ "inputs": { "gs://b-1/data.csv": null } }""")]
    [InlineData("""{ "steps": { "Convert": { "finishedAt": "2026-03-01T12:00:00+00:00" } } }""")]
    [InlineData("")]
    [InlineData("[]")]
    public void Any_other_JSON_is_no_manifest_either(string json)
    {
        File.WriteAllText(ManifestPath, json);

        Action load = () => Manifest.Load(ManifestPath);

        load.Should().Throw<FaultException>().WithMessage($"{ManifestPath}: not a manifest (*) Delete it; every step then runs again.");
    }

    private void RecordFinished(params (string Name, string Hash)[] inputs)
    {
        File.WriteAllText(Output, "rows");
        Manifest.Load(ManifestPath).Record("Convert", StepOf(inputs), Noon);
    }

    private Task<StepDecision> DecideAsync(params (string Name, string Hash)[] inputs) =>
        Manifest.Load(ManifestPath).DecideAsync("Convert", StepOf(inputs), force: false);

    private Step StepOf(params (string Name, string Hash)[] inputs) =>
        new() { Inputs = inputs.ToDictionary(input => input.Name, input => input.Hash), Outputs = [Output] };
}
