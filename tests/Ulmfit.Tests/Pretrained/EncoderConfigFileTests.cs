using System.Text;
using Faults;
using Settings;
using Ulmfit.Model;
using Ulmfit.Pretrained;

namespace Ulmfit.Tests.Pretrained;

public sealed class EncoderConfigFileTests : IDisposable
{
    private static readonly (string What, string Json)[] Refused =
    [
        ("nothing", ""),
        ("no JSON", "{\"emb_sz\": 400,\n \"n_hid\": }"),
        ("Python's own spelling", "{'emb_sz': 400}"),
        ("a number that is none", "{\"output_p\": NaN}"),
        ("a list", "[400]"),
        ("a null", "null"),
        ("a name that is no text", "{\"\\ud800\": 1}"),
        ("a hundred thousand brackets", new string('[', 60_000)),
        ("100 KB", $"{{\"emb_sz\": {new string(' ', 100_000)}400}}"),
        ("both directions", "{\"bidir\": true}"),
        ("an untied decoder", "{\"tie_weights\": false}"),
        ("a decoder without bias", "{\"out_bias\": false}"),
        ("another padding", "{\"pad_token\": 0}"),
        ("a text for a number", "{\"n_hid\": \"1152\"}"),
        ("a fraction of a layer", "{\"n_layers\": 3.5}"),
        ("no layer", "{\"n_layers\": 0}"),
        ("a billion layers", "{\"n_layers\": 1000000000}"),
        ("more features than an integer holds", "{\"emb_sz\": 99999999999}"),
        ("a list of features", "{\"emb_sz\": [400]}"),
        ("a dropout of everything", "{\"weight_p\": 1.0}"),
        ("a negative dropout", "{\"embed_p\": -0.1}"),
        ("a dropout in words", "{\"input_p\": \"low\"}"),
        ("an answer that is none", "{\"qrnn\": \"yes\"}"),
        ("a setting twice", "{\"n_hid\": 8, \"n_hid\": 9}"),
        ("a setting that fastai does not take", "{\"zoneout\": 0.1}"),
        ("escape sequences for a name", "{\"\\u001b[2J\": 1}"),
        ("all that is wrong at once", "{\"bidir\": true, \"emb_sz\": null, \"layers\": 3, \"hidden_p\": {}}"),
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"qrnn\": true}", Architecture.AwdQrnn, 1552, 4)]
    [InlineData("{\"qrnn\": false}", Architecture.AwdLstm, 1152, 3)]
    [InlineData("{}", Architecture.AwdQrnn, 1552, 4)]
    [InlineData("\ufeff {}\n", Architecture.AwdQrnn, 1552, 4)]
    public void What_is_left_out_is_as_in_fastai(string json, Architecture architecture, int hiddenSize, int layers) =>
        Read(json).Should().Be(new EncoderConfig
        {
            Architecture = architecture,
            EmbeddingSize = 400,
            HiddenSize = hiddenSize,
            Layers = layers,
            OutputP = 0.1,
            HiddenP = 0.15,
            InputP = 0.25,
            EmbedP = 0.02,
            WeightP = 0.2,
        });

    [Fact]
    public void Every_setting_counts() =>
        Read("""
            {"emb_sz": 10, "n_hid": 20, "n_layers": 2, "pad_token": 1, "bidir": false, "output_p": 0.5, "hidden_p": 0, "input_p": 1e-2,
             "embed_p": 0.9, "weight_p": 0.25, "tie_weights": true, "out_bias": true, "qrnn": false}
            """).Should().Be(new EncoderConfig
        {
            Architecture = Architecture.AwdLstm,
            EmbeddingSize = 10,
            HiddenSize = 20,
            Layers = 2,
            OutputP = 0.5,
            HiddenP = 0,
            InputP = 0.01,
            EmbedP = 0.9,
            WeightP = 0.25,
        });

    [Fact]
    public void Without_a_file_English_is_an_LSTM() =>
        EncoderConfigFile.English.Should().Be(Read("{\"qrnn\": false}"));

    [Fact]
    public void What_cannot_be_honoured_is_refused_each_mistake_in_a_line()
    {
        var messages = new StringBuilder();
        foreach (var (what, json) in Refused)
        {
            var fault = Assert.ThrowsAny<FaultException>(() => Read(json));
            fault.Kind.Should().Be(FaultKind.Data);
            messages.AppendLine($"# {what}").AppendLine(fault.Message);
        }

        Snapshot.Match(messages.ToString(), "Ulmfit.Tests/Snapshots/encoder-config-refusals.txt");
    }

    [Fact]
    public void A_text_that_is_not_UTF8_is_refused()
    {
        File.WriteAllBytes(_folder.PathOf("config.json"), [.. "{\"qrnn\": \""u8, 0xff, .. "\"}"u8]);

        var read = () => EncoderConfigFile.Read(_folder.PathOf("config.json"), "config.json");

        read.Should().Throw<FaultException>().WithMessage("config.json: a string in it is not valid Unicode. Copy it again.");
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_named()
    {
        var absent = () => EncoderConfigFile.Read(_folder.PathOf("config.json"), "gs://b/config.json");
        var folder = () => EncoderConfigFile.Read(_folder.Path, "gs://b/config.json");

        absent.Should().Throw<FaultException>().WithMessage("gs://b/config.json: there is no such file. Check the path.");
        folder.Should().Throw<FaultException>().WithMessage(
            "gs://b/config.json: it cannot be opened as a file. Check the path and its permissions.");
    }

    private EncoderConfig Read(string json) => EncoderConfigFile.Read(_folder.Write("config.json", json), "fr/config.json");
}
