using System.Text;
using System.Text.Json;
using PyTorchFiles;
using Settings;
using Trainer.Artifacts;
using Trainer.Tests.Artifacts;
using Ulmfit.Tests.Pretrained;

namespace Trainer.Tests.Cli;

public sealed class InspectCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_says_of_itself_what_it_is()
    {
        var model = (await Inspect(TinyClassifier.WriteTo(_folder))).RootElement;

        model.EnumerateObject().First().Should().Match<JsonProperty>(first => first.Name == "kind" && first.Value.GetString() == "model");
        model.GetProperty("formatVersion").GetInt32().Should().Be(ModelDescription.CurrentVersion);
        model.GetProperty("history")[0].GetProperty("lastLoss").GetDouble().Should().Be(0.6);
    }

    [Theory]
    [InlineData("weights.pth")]
    [InlineData("weights_legacy.pth")]
    [InlineData("weights_opt.pth")]
    [InlineData("encoder.pth")]
    [InlineData("vocab_p2.pkl")]
    [InlineData("config.json")]
    public async Task The_files_of_fastai_are_shown(string name)
    {
        var shown = await Show(Golden.Copy($"a_lm_qrnn/{name}"));

        Snapshot.Match(shown, $"Trainer.Tests/Snapshots/inspect-{name}.json");
    }

    [Theory]
    [InlineData("fr_unigram_nfkc")]
    [InlineData("fr_bpe_bytes")]
    public async Task A_SentencePiece_model_is_shown(string name)
    {
        var shown = await Show(Golden.Copy($"spm/{name}.model"));

        Snapshot.Match(shown, $"Trainer.Tests/Snapshots/inspect-{name}.json");
    }

    [Fact]
    public async Task A_folder_whose_files_fit_together_says_so()
    {
        using var files = new TinyPretrained(Architecture.AwdQrnn);
        files.Write();

        var shown = (await Inspect(files.Folder)).RootElement;

        shown.GetProperty("kind").GetString().Should().Be("languageModel");
        shown.GetProperty("fits").GetBoolean().Should().BeTrue();
        shown.GetProperty("mismatches").GetArrayLength().Should().Be(0);
        shown.GetProperty("config").GetProperty("encoder").GetProperty("hiddenSize").GetInt32().Should().Be(4);
        shown.GetProperty("vocabulary").GetProperty("tokens").GetInt32().Should().Be(8);
        shown.GetProperty("weights").GetProperty("holds").GetString().Should().Be("languageModel");
        shown.GetProperty("weights").GetProperty("architecture").GetString().Should().Be("awdQrnn");
    }

    [Fact]
    public async Task A_folder_whose_files_do_not_fit_together_names_every_mismatch()
    {
        using var files = new TinyPretrained { Settings = null };
        files.Write();

        var shown = (await Inspect(files.Folder)).RootElement;

        shown.GetProperty("fits").GetBoolean().Should().BeFalse();
        shown.GetProperty("config").ValueKind.Should().Be(JsonValueKind.Null);
        shown.GetProperty("mismatches").EnumerateArray().Select(line => line.GetString())
            .Should().Contain("  0.encoder.weight: expected 8 x 400, found 8 x 3").And.HaveCountGreaterThan(10);
    }

    [Fact]
    public async Task Tensors_of_every_type_have_their_range()
    {
        var weights = new StateDict();
        weights.Add("single", TensorData.Of<float>([1, float.NaN, -2.5f, float.PositiveInfinity], 2, 2));
        weights.Add("double", TensorData.Of<double>([double.MaxValue, double.MaxValue, double.MaxValue], 3));
        weights.Add("half", TensorData.Of<Half>([(Half)0.1f], 1));
        weights.Add("bfloat16", new TensorData(ElementType.BFloat16, [1], new byte[] { 0xc0, 0x3f }));
        weights.Add("long", TensorData.Of<long>([long.MinValue, 0], 2));
        weights.Add("int", TensorData.Of<int>([-7, 7], 2));
        weights.Add("short", TensorData.Of<short>([-7], 1));
        weights.Add("sbyte", TensorData.Of<sbyte>([-7], 1));
        weights.Add("byte", TensorData.Of<byte>([0, 255], 2));
        weights.Add("bool", TensorData.Of<bool>([true, false, false, false], 4));
        weights.Add("empty", TensorData.Of<float>([], 0, 3));
        weights.Add("nothing", TensorData.Of<float>([float.NaN], 1));
        weights.Add("tied", weights["int"]);
        PyTorchFile.Write(_folder.PathOf("weights.pth"), weights);

        Snapshot.Match(await Show(_folder.PathOf("weights.pth")), "Trainer.Tests/Snapshots/inspect-every-type.json");
    }

    [Fact]
    public async Task A_file_is_known_by_what_is_in_it()
    {
        (string What, byte[] File, string Kind)[] files =
        [
            ("a pickle of protocol 0", "(lp0\nVxxunk\np1\na."u8.ToArray(), "vocabulary"),
            ("a pickle of protocol 1", "]q\0(U\u0005xxunkq\u0001e."u8.ToArray(), "vocabulary"),
            ("a tuple of protocol 0", "(Vxxunk\nt."u8.ToArray(), "vocabulary"),
            ("JSON after white space", "\n  {\"qrnn\": true}"u8.ToArray(), "config"),
            ("JSON after a mark", [0xef, 0xbb, 0xbf, .. "{}"u8], "config"),
        ];
        foreach (var (what, file, kind) in files)
        {
            File.WriteAllBytes(_folder.PathOf("file.bin"), file);
            (await Inspect(_folder.PathOf("file.bin"))).RootElement.GetProperty("kind").GetString().Should().Be(kind, what);
        }
    }

    [Fact]
    public async Task What_is_of_no_known_kind_or_damaged_is_refused_in_one_line()
    {
        (string What, byte[] File)[] files =
        [
            ("nothing", []),
            ("a text", "Hello."u8.ToArray()),
            ("a picture", [0x89, .. "PNG\r\n\u001a\n"u8]),
            ("a JSON list", "[\"xxunk\"]"u8.ToArray()),
            ("a line feed", "\nHello."u8.ToArray()),
            ("half an archive", "PK\u0003\u0004half"u8.ToArray()),
            ("a pickle that calls", [0x80, 2, .. "cos\nsystem\n."u8]),
            ("half a SentencePiece model", File.ReadAllBytes(Golden.Copy("spm/fr_char.model"))[..100]),
            ("a configuration of something else", "{\"name\": \"x\"}"u8.ToArray()),
        ];
        var messages = new StringBuilder();
        foreach (var (what, file) in files)
        {
            File.WriteAllBytes(_folder.PathOf("file.bin"), file);
            messages.AppendLine($"# {what}").Append(await Refusal(_folder.PathOf("file.bin")));
        }

        messages.AppendLine("# an empty folder").Append(await Refusal(Directory.CreateDirectory(_folder.PathOf("empty")).FullName));
        _folder.Write("half/weights.pth", "");
        messages.AppendLine("# a folder without vocabulary").Append(await Refusal(_folder.PathOf("half")));
        messages.AppendLine("# what is not there").Append(await Refusal(_folder.PathOf("nowhere.pth")));
        Snapshot.Match(messages.ToString(), "Trainer.Tests/Snapshots/inspect-refusals.txt");
    }

    private async Task<string> Refusal(string path)
    {
        var terminal = new RecordingTerminal();
        (await terminal.RunAsync("inspect", path)).Should().Be(3);
        terminal.Output.Should().BeEmpty();
        return terminal.Error.Replace(_folder.Path, "FOLDER");
    }

    private async Task<string> Show(string path)
    {
        var terminal = new RecordingTerminal();
        (await terminal.RunAsync("inspect", path)).Should().Be(0, terminal.Error);
        return terminal.Output.Replace(path, Path.GetFileName(path));
    }

    private async Task<JsonDocument> Inspect(string path) => JsonDocument.Parse(await Show(path));
}
