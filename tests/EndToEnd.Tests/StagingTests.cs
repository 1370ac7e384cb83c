using EndToEnd.Tests.Running;
using FakeCloud.Buckets;
using Storage;

namespace EndToEnd.Tests;

/// <summary>A pipeline that reads its data set and its pretrained model from one bucket, and keeps what the trainer reads in another.</summary>
public sealed class StagingTests : IAsyncLifetime
{
    private const string Data = "teams/messages.csv", Model = "lm/en";

    private static readonly string[] Expected = [$"{Model}/forward/weights.pth", $"{Model}/forward/vocab.pkl"];

    // The cache of inputs is the checkout's, so each test has objects of its own.
    private readonly string _inputs = $"inputs-{Guid.NewGuid():N}";
    private FakeStorage _server = null!;
    private Workshop _workshop = null!;

    private string Staged => $"team/pretrained/en/{_workshop.Name}.csv";

    public async ValueTask InitializeAsync()
    {
        _server = await FakeStorage.StartAsync(_inputs, "my-bucket");
        _workshop = NewWorkshop();
        _workshop.InputCacheOf(_inputs, "");
        await _server.PutAsync(_inputs, Data, File.ReadAllBytes(_workshop.DatasetPath));
        File.Delete(_workshop.DatasetPath);
        foreach (var name in Expected.Append($"{Model}/forward/notes.txt"))
            await _server.PutAsync(_inputs, name, [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * name.Length))]);
    }

    public async ValueTask DisposeAsync()
    {
        _workshop.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_read_is_fetched_once_and_what_the_trainer_reads_is_stored_once()
    {
        _server.Faults.Next(RequestKind.Get, new Fault.Status(503));
        _server.Faults.Next(RequestKind.Download, new Fault.Drop(1000), new Fault.Truncate(1000));
        _server.Faults.Next(RequestKind.UploadChunk, new Fault.Status(503, AfterBytes: 100), new Fault.KeepOnly(0));

        var first = Build("--target=StageData");

        first.ExitCode.Should().Be(0, first.ToString());
        foreach (var name in Expected.Append(Data))
            first.OutputOf("FetchInputs").Should().Contain($"FetchInputs: downloaded gs://{_inputs}/{name}, ");
        first.OutputOf("StageData").Split('\n').Should().HaveCount(3).And.OnlyContain(line => line.EndsWith(" bytes, to gs://my-bucket/team."));
        await AssertStoredAsync();

        var before = _server.Requests.Count;
        var second = Build("--target=StageData");

        second.ExitCode.Should().Be(0, second.ToString());
        second.OutputOf("FetchInputs").Should().MatchRegex(@"^FetchInputs: up to date: objects in Cloud Storage unchanged since [-0-9]+ [:0-9]+ UTC\.$");
        second.OutputOf("StageData").Split('\n').Should().HaveCount(3)
            .And.OnlyContain(line => line.StartsWith("StageData: up to date: gs://my-bucket/team has the same "));
        _server.Requests.Skip(before).Should().NotBeEmpty().And.OnlyContain(request => request.Kind == RequestKind.Get);
    }

    [Fact]
    public async Task What_changed_in_the_bucket_is_fetched_and_stored_anew()
    {
        Build("--target=StageData").ExitCode.Should().Be(0);
        await _server.PutAsync(_inputs, Expected[0], "123456789"u8.ToArray());

        var plan = Build("--target=Plan");
        plan.OutputOf("Plan").Should().Contain($"\nFetchInputs: runs: gs://{_inputs}/{Expected[0]} changed.\n");
        var before = _server.Requests.Count;
        Build("--target=StageData").ExitCode.Should().Be(0);

        _server.Requests.Skip(before).Where(request => request.Kind == RequestKind.Download).Should().HaveCount(1);
        _server.Requests.Skip(before).Where(request => request.Kind == RequestKind.StartUpload).Should().HaveCount(1);
        _server.Find("my-bucket", "team/pretrained/en/forward/weights.pth")!.Checksum.Should().Be(new Checksum(9, 0xE3069283));
    }

    [Fact]
    public void Plan_says_what_it_would_fetch_and_fetches_nothing()
    {
        var plan = Build("--target=Plan");

        plan.OutputOf("Plan").Should().Contain(
            $"""
            FetchInputs: runs: never ran.
                download gs://{_inputs}/{Data} unless artifacts/cache/inputs has it
                download gs://{_inputs}/{Model}/forward/weights.pth unless artifacts/cache/inputs has it
                download gs://{_inputs}/{Model}/forward/vocab.pkl unless artifacts/cache/inputs has it
                download gs://{_inputs}/{Model}/forward/config.json, if it exists, unless artifacts/cache/inputs has it
            ValidateDataset: runs: never ran.
                check gs://{_inputs}/{Data}
            """);
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_model_that_lies_where_the_trainer_looks_for_it_stays_as_it_is()
    {
        foreach (var name in new[] { "weights.pth", "vocab.pkl" })
            await _server.PutAsync(_inputs, $"team/pretrained/en/forward/{name}", [1, 2, 3]);
        var weights = _server.Find(_inputs, "team/pretrained/en/forward/weights.pth");

        var result = Build(
            "--target=StageData", $"--set=storage.bucket=gs://{_inputs}/team", $"--set=pretrained.source=gs://{_inputs}/team/pretrained/en");

        result.OutputOf("StageData").Should().EndWith(
            $"StageData: up to date: the trainer reads the pretrained model from its source, gs://{_inputs}/team/pretrained/en.");
        _server.RequestsOf(RequestKind.StartUpload).Should().HaveCount(1);
        _server.Find(_inputs, "team/pretrained/en/forward/weights.pth").Should().Be(weights);
    }

    [Fact]
    public void Pipelines_that_fetch_the_same_at_once_share_the_copies()
    {
        using var other = NewWorkshop();
        _server.Faults.Next(RequestKind.Download, new Fault.Truncate(10), new Fault.Truncate(1000), new Fault.Drop(2000));

        RunningBuild[] builds = [Start(_workshop, "--target=FetchInputs"), Start(other, "--target=FetchInputs")];

        foreach (var build in builds)
        {
            var result = build.WaitForExit();
            result.ExitCode.Should().Be(0, result.ToString());
            build.Dispose();
        }

        var copies = Directory.GetFiles(_workshop.InputCacheOf(_inputs, ""), "*", SearchOption.AllDirectories);
        copies.Select(Path.GetFileName).Should().BeEquivalentTo("messages.csv", "weights.pth", "vocab.pkl");
    }

    [Fact]
    public void A_data_set_that_the_converted_one_would_replace_is_refused()
    {
        var result = Build("--target=StageData", $"--set=dataset.path=gs://my-bucket/{Staged}");

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Contain(
            $"Error: {_workshop.PipelinePath}: dataset.path: the converted data set goes to gs://my-bucket/{Staged} and would replace it. "
            + "Give the data set another name.\n");
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public void What_is_not_there_is_named_all_at_once()
    {
        string[] arguments = [$"--set=dataset.path=gs://{_inputs}/none.csv", $"--set=pretrained.source=gs://{_inputs}/none", "--target=FetchInputs"];

        var result = _workshop.Run(arguments);

        result.ExitCode.Should().Be(3);
        result.Errors.Should().Be(_workshop.CarryOn(
            "FetchInputs",
            $"Error: dataset.path: gs://{_inputs}/none.csv does not exist. Check the name, or upload the file: gcloud storage cp FILE gs://{_inputs}/none.csv\n"
            + $"pretrained.source: gs://{_inputs}/none lacks forward/weights.pth, forward/vocab.pkl. Put the files there, or train from scratch with source: none.",
            arguments));
    }

    [Fact]
    public async Task The_real_gcloud_finds_what_was_stored()
    {
        Build("--target=StageData").ExitCode.Should().Be(0);
        using var configuration = new TempFolder();
        var gcloud = new RealGcloud(configuration.Path, new Dictionary<string, string>
        {
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = _server.Address.ToString(),
            ["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"] = "true",
        });
        string[] names = [Staged, .. Expected.Select(name => "team/pretrained/en" + name[Model.Length..])];

        var list = (await gcloud.RunAsync("storage", "ls", "-l", "gs://my-bucket/team/**")).Require();
        list.Split('\n').Where(line => line.Contains("gs://")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(columns => (Name: columns[2]["gs://my-bucket/".Length..], Size: long.Parse(columns[0])))
            .Should().BeEquivalentTo(names.Select(name => (Name: name, _server.Find("my-bucket", name)!.Checksum.Size)));
        foreach (var name in names)
        {
            var hash = await gcloud.RunAsync("storage", "hash", "--skip-md5", "--format=value(crc32c_hash)", $"gs://my-bucket/{name}");
            hash.Require().Trim().Should().Be(_server.Find("my-bucket", name)!.Crc32cBase64);
        }
    }

    private Workshop NewWorkshop() => new(120, _ => $"pretrained: {{ source: 'gs://{_inputs}/{Model}' }}")
    {
        Variables = new Dictionary<string, string> { ["STORAGE_EMULATOR_HOST"] = _server.Address.Authority },
    };

    private BuildResult Build(params string[] arguments)
    {
        using var build = Start(_workshop, arguments);
        return build.WaitForExit();
    }

    private RunningBuild Start(Workshop workshop, params string[] arguments) =>
        workshop.Start([$"--set=dataset.path=gs://{_inputs}/{Data}", "--set=storage.bucket=gs://my-bucket/team", .. arguments]);

    private async Task AssertStoredAsync()
    {
        var converted = await Checksum.OfFileAsync(_workshop.PathOf("labelled_dataset.csv"));
        _server.Find("my-bucket", Staged)!.Checksum.Should().Be(converted);
        foreach (var name in Expected)
        {
            var staged = "team/pretrained/en" + name[Model.Length..];
            _server.Find("my-bucket", staged)!.Checksum.Should().Be(_server.Find(_inputs, name)!.Checksum);
        }

        _server.Find("my-bucket", "team/pretrained/en/forward/notes.txt").Should().BeNull();
    }
}
