using Build.Inputs;
using Faults;
using Storage.Folders;
using Storage.Transfers;

namespace Build.Tests.Inputs;

/// <summary>What lies in Cloud Storage lies in folders here.</summary>
public sealed class RemoteInputsTests : IDisposable
{
    private const string Data = "gs://b-1/teams/data.csv";

    private static readonly string[] Pretrained = ["language=fr", "pretrained.source=gs://b-2/lm/"];

    private static readonly string[] French =
        ["forward/weights.pth", "forward/vocab.pkl", "forward/config.json", "spm/spm.model"];

    private readonly TempFolder _folder = new();
    private readonly Manifest _manifest = new();
    private readonly List<string> _opened = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_pipeline_of_files_has_none()
    {
        var inputs = Inputs("pretrained.source=models/fr");

        inputs.All.Should().BeEmpty();
        inputs.PathOf("samples/a.csv").Should().Be(_folder.PathOf("samples", "a.csv"));
    }

    [Fact]
    public void The_data_set_and_the_files_of_the_model_are_known_by_their_addresses()
    {
        Inputs([$"dataset.path={Data}", .. Pretrained]).All.Select(input => (input.Address.ToString(), input.Required)).Should().Equal(
            (Data, true),
            ("gs://b-2/lm/forward/weights.pth", true),
            ("gs://b-2/lm/forward/vocab.pkl", true),
            ("gs://b-2/lm/forward/config.json", true),
            ("gs://b-2/lm/spm/spm.model", true));
        Inputs("pretrained={ source: gs://b-2/lm, direction: backward }").All.Select(input => (input.Address.ToString(), input.Required)).Should().Equal(
            ("gs://b-2/lm/backward/weights.pth", true),
            ("gs://b-2/lm/backward/vocab.pkl", true),
            ("gs://b-2/lm/backward/config.json", false));
    }

    [Fact]
    public async Task What_was_fetched_is_found_by_later_builds_too()
    {
        await PutAsync("b-1", "teams/data.csv", "123456789");
        Inputs($"dataset.path={Data}").PathOf(Data).Should().Be(Data);

        var fetched = (await FetchAsync(Inputs($"dataset.path={Data}"))).Single();

        fetched.Copied.Should().BeTrue();
        fetched.Path.Should().StartWith(_folder.PathOf("artifacts", "cache", "inputs", "b-1", "teams", "data.csv") + "/");
        File.ReadAllText(fetched.Path).Should().Be("123456789");
        _manifest.Inputs.Should().Equal(new Dictionary<string, ManifestInput> { [Data] = new(9, 0xE3069283) });
        Inputs($"dataset.path={Data}").PathOf(Data).Should().Be(fetched.Path);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_fetched_again()
    {
        await PutAllAsync();
        var inputs = Inputs([$"dataset.path={Data}", .. Pretrained]);
        var first = await FetchAsync(inputs);
        await PutAsync("b-2", "lm/spm/spm.model", "another");

        (await inputs.FindStaleAsync()).Should().Be("gs://b-2/lm/spm/spm.model changed");
        var second = await FetchAsync(inputs);

        first.Should().OnlyContain(input => input.Copied);
        second.Where(input => input.Copied).Select(input => input.Address.Name).Should().Equal("lm/spm/spm.model");
        (await inputs.FindStaleAsync()).Should().BeNull();
        _opened.Should().BeEquivalentTo("gs://b-1", "gs://b-2");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("12345678?")]
    public async Task A_copy_that_was_damaged_is_stale_and_made_anew(string? now)
    {
        await PutAsync("b-1", "teams/data.csv", "123456789");
        var inputs = Inputs($"dataset.path={Data}");
        var path = (await FetchAsync(inputs)).Single().Path;
        if (now is null)
            File.Delete(path);
        else
            File.WriteAllText(path, now);

        (await inputs.FindStaleAsync()).Should().Be(
            "artifacts/cache/inputs/b-1/teams/data.csv/9-e3069283/data.csv is missing or was changed");

        (await FetchAsync(inputs)).Single().Copied.Should().BeTrue();
        File.ReadAllText(path).Should().Be("123456789");
    }

    [Fact]
    public async Task A_file_the_model_can_do_without_may_be_missing_and_may_come()
    {
        foreach (var name in new[] { "weights.pth", "vocab.pkl" })
            await PutAsync("b-2", $"lm/forward/{name}", name);
        var inputs = Inputs("pretrained.source=gs://b-2/lm");
        (await FetchAsync(inputs)).Should().HaveCount(2);
        (await inputs.FindStaleAsync()).Should().BeNull();

        await PutAsync("b-2", "lm/forward/config.json", "{}");

        (await inputs.FindStaleAsync()).Should().Be("gs://b-2/lm/forward/config.json changed");
        (await FetchAsync(inputs)).Should().HaveCount(3);
    }

    [Fact]
    public async Task An_object_that_goes_is_stale()
    {
        await PutAsync("b-1", "teams/data.csv", "123456789");
        var inputs = Inputs($"dataset.path={Data}");
        await FetchAsync(inputs);

        await Bucket("b-1").DeleteAsync("teams/data.csv");

        (await inputs.FindStaleAsync()).Should().Be($"{Data} changed");
        await FluentActions.Awaiting(() => FetchAsync(inputs)).Should().ThrowAsync<FaultException>();
    }

    [Fact]
    public async Task All_that_is_not_there_is_named_and_nothing_fetched()
    {
        await PutAsync("b-2", "lm/forward/weights.pth", "w");

        var thrown = await FluentActions.Awaiting(() => FetchAsync(Inputs([$"dataset.path={Data}", .. Pretrained])))
            .Should().ThrowAsync<FaultException>().WithMessage(
                $"""
                dataset.path: {Data} does not exist. Check the name, or upload the file: gcloud storage cp FILE {Data}
                pretrained.source: gs://b-2/lm/ lacks forward/vocab.pkl, forward/config.json, spm/spm.model. Put the files there, or train from scratch with source: none.
                """);

        thrown.Which.Kind.Should().Be(FaultKind.Data);
        _manifest.Inputs.Should().BeNull();
        Directory.Exists(_folder.PathOf("artifacts")).Should().BeFalse();
    }

    private RemoteInputs Inputs(params string[] overrides)
    {
        var settings = Settings.Quickstart(overrides);
        return new(settings, _manifest, new BuildPaths(_folder.Path, settings.Name), address =>
        {
            _opened.Add(address);
            return Bucket(address["gs://".Length..]);
        });
    }

    private static Task<IReadOnlyList<FetchedInput>> FetchAsync(RemoteInputs inputs) => inputs.FetchAsync(new Progress<TransferProgress>());

    private async Task PutAllAsync()
    {
        await PutAsync("b-1", "teams/data.csv", "123456789");
        foreach (var name in French)
            await PutAsync("b-2", $"lm/{name}", name);
    }

    private Task PutAsync(string bucket, string name, string text) => Bucket(bucket).UploadAsync(_folder.Write("source", text), name);

    private FolderObjectStore Bucket(string name) => new(_folder.PathOf("cloud", name));
}
