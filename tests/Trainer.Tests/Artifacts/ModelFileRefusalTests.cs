using System.IO.Compression;
using System.Text;
using Faults;
using PyTorchFiles;
using Trainer.Artifacts;
using Trainer.Tests.Training;

namespace Trainer.Tests.Artifacts;

/// <summary>Untrusted model files: each is rejected with a one-line reason.</summary>
public sealed class ModelFileRefusalTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;

    public ModelFileRefusalTests() => _path = TinyClassifier.WriteTo(_folder);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model.json")]
    [InlineData("vocab.json")]
    [InlineData("forward/weights.pth")]
    public void A_missing_entry(string name)
    {
        ModelFiles.Change(_path, name, _ => null);

        AssertDamaged($"it has no {name}.");
    }

    [Theory]
    [InlineData("not json at all", "model.json does not hold the expected JSON in line 1.")]
    [InlineData("null", "model.json is empty.")]
    [InlineData("{}", "model.json does not hold the expected JSON in line 1.")]
    [InlineData("{\"formatVersion\": 5, \"shape\": \"another\"}", "its format is version 5, and this trainer reads versions 2 to 4.")]
    [InlineData("{\"formatVersion\": 2, \"settings\": null}", "it has no settings.")]
    [InlineData("{\"formatVersion\": 2}", "it has no settings.")]
    public void A_description_that_is_none(string json, string reason)
    {
        ModelFiles.Change(_path, "model.json", _ => json);

        AssertDamaged(reason);
    }

    [Theory]
    [InlineData("\"layers\": 2", "\"layers\": 1000000000",
        "its weight 0.module.rnns.1.weight_hh_l0_raw is 24 x 6, but settings and vocabulary make it 32 x 8.")]
    [InlineData("\"layers\": 2", "\"layers\": 0", "its encoder has no size.")]
    [InlineData("\"bptt\": 4", "\"bptt\": 0", "its settings do not describe a network.")]
    [InlineData("\"hiddenSize\": 8", "\"hiddenSize\": 65536",
        "its weight 0.module.rnns.0.weight_hh_l0_raw is 32 x 8, but settings and vocabulary make it 262144 x 65536.")]
    [InlineData("\"embeddingSize\": 6", "\"embeddingSize\": 2000000000",
        "its weight 0.module.encoder.weight is 16 x 6, but settings and vocabulary make it 16 x 2000000000.")]
    [InlineData("\"architecture\": \"awdLstm\"", "\"architecture\": \"awdQrnn\"",
        "its weights lack 0.module.rnns.0.layers.0.linear.weight_raw.")]
    [InlineData("\"good\",\n        \"bad\"\n      ],\n      \"labelDelimiter\"", "\"good\",\n        \"new\"\n      ],\n      \"labelDelimiter\"", "it has no class for label new.")]
    [InlineData("\"direction\": \"forward\",\n      \"encoder\"", "\"direction\": \"both\",\n      \"encoder\"",
        "its networks are not one forward, one backward, or one of each.")]
    [InlineData("\"good\",\n        \"bad\"\n      ],\n      \"labelDelimiter\": \",\",\n      \"otherLabel\": \"other\"",
        "\"good\"\n      ],\n      \"labelDelimiter\": \",\",\n      \"otherLabel\": \"none\"", "it has no class for label none.")]
    [InlineData("    \"other\"\n  ]", "    \"good\"\n  ]", "two of its classes have the same name.")]
    [InlineData("\"thresholds\": {", "\"thresholds\": null, \"others\": {", "its thresholds do not fit its task.")]
    [InlineData("      \"bad\": 0.3\n", "      \"worse\": 0.3\n", "it has no threshold for bad.")]
    [InlineData("      \"bad\": 0.3\n", "      \"bad\": 1.5\n", "one of its thresholds is not a probability.")]
    [InlineData("\"temperatures\": null", "\"temperatures\": { \"good\": 1, \"bad\": 1 }", "it has no temperature for other.")]
    [InlineData("\"temperatures\": null", "\"temperatures\": { \"good\": 1, \"bad\": 1, \"other\": 0 }",
        "one of its temperatures is not a positive number.")]
    [InlineData("\"decision\": {", "\"decisions\": {", "it has no decision rule.")]
    public void A_description_of_another_model(string what, string instead, string reason)
    {
        ModelFiles.Change(_path, "model.json", json =>
        {
            json.Should().Contain(what);
            return json.Replace(what, instead);
        });

        AssertDamaged(reason);
    }

    [Fact]
    public void A_class_more_than_the_weights_have()
    {
        ModelFiles.Change(_path, "model.json", json => json.Replace("    \"other\"\n", "    \"other\",\n    \"more\"\n"));

        var load = () => ModelFile.Load(_path);

        load.Should().Throw<FaultException>().Which.Message.Should().Be(
            $"{_path}: The weights do not fit the model:\n1.layers.1.2.weight: expected 4 x 50, found 3 x 50");
    }

    [Theory]
    [InlineData("[\"one\", null]", "vocab.json holds an empty token.")]
    [InlineData("{\"one\": 1}", "vocab.json does not hold the expected JSON in line 1.")]
    [InlineData("[\"one\"]", "its weight 0.module.encoder.weight is 16 x 6, but settings and vocabulary make it 1 x 6.")]
    public void A_vocabulary_of_another_model(string json, string reason)
    {
        ModelFiles.Change(_path, "vocab.json", _ => json);

        AssertDamaged(reason);
    }

    [Fact]
    public void Text_that_unpacks_to_more_than_any_model_needs()
    {
        ModelFiles.Replace(_path, "vocab.json", new byte[(256 << 20) + 1], CompressionLevel.Fastest);

        AssertDamaged("vocab.json is larger than 256 MiB.");
    }

    [Fact]
    public void Compressed_weights()
    {
        ModelFiles.Replace(_path, "forward/weights.pth", new byte[1 << 20]);

        AssertDamaged("forward/weights.pth is compressed.");
    }

    [Fact]
    public void Weights_that_are_none()
    {
        ModelFiles.Replace(_path, "forward/weights.pth", "garbage"u8.ToArray(), CompressionLevel.NoCompression);

        var load = () => ModelFile.Load(_path);

        load.Should().Throw<PyTorchFileException>().WithMessage(
            $"{_path}/forward/weights.pth: it is not a file of torch.save: neither a zip archive nor PyTorch's older format.");
    }

    [Fact]
    public void Weights_of_two_layers_in_one_memory()
    {
        ChangeWeights(weights => weights["0.module.rnns.0.module.bias_hh_l0"] = weights["0.module.rnns.0.module.bias_ih_l0"]);

        AssertDamaged("its weights 0.module.rnns.0.module.bias_ih_l0 and 0.module.rnns.0.module.bias_hh_l0 share the same memory.");
    }

    [Fact]
    public void Weights_beside_those_of_the_network()
    {
        ChangeWeights(weights => weights.Add("extra", TensorData.Of<float>([], 0, 1L << 62)));

        var load = () => ModelFile.Load(_path);

        load.Should().Throw<FaultException>().Which.Message.Should().Be(
            $"{_path}: The weights do not fit the model:\nextra: the model has no tensor of this name");
    }

    [Fact]
    public void A_byte_changed_on_the_way()
    {
        var bytes = File.ReadAllBytes(_path);
        bytes[bytes.AsSpan().IndexOf("forward/weights.pth"u8) + 1000] ^= 1;
        File.WriteAllBytes(_path, bytes);

        AssertDamaged("forward/weights.pth does not match its checksum.");
    }

    [Fact]
    public void Every_truncation()
    {
        var bytes = File.ReadAllBytes(_path);
        for (var length = 0; length < bytes.Length; length += bytes.Length / 40)
        {
            File.WriteAllBytes(_path, bytes[..length]);

            var load = () => ModelFile.Load(_path);

            load.Should().Throw<FaultException>().Which.Message.Should().NotContain("\n")
                .And.StartWith($"{_path}: not a model file, or a damaged one: ").And.EndWith(" Copy it again, or train again.");
        }
    }

    [Fact]
    public void A_file_that_is_no_archive()
    {
        File.WriteAllText(_path, new StringBuilder().Insert(0, "text,good,bad\n", 100).ToString());

        AssertDamaged("End of Central Directory record could not be found.");
    }

    private void ChangeWeights(Action<OrderedDictionary<string, TensorData>> change)
    {
        const string name = "forward/weights.pth";
        var tensors = new OrderedDictionary<string, TensorData>(
            PyTorchFile.ReadStateDict(new MemoryStream(ModelFiles.Weights(_path)), name));
        change(tensors);
        var changed = new StateDict();
        foreach (var (key, tensor) in tensors)
            changed.Add(key, tensor);
        using var stream = new MemoryStream();
        PyTorchFile.Write(stream, changed);
        ModelFiles.Replace(_path, name, stream.ToArray(), CompressionLevel.NoCompression);
    }

    private void AssertDamaged(string reason)
    {
        var load = () => ModelFile.Load(_path);

        var fault = load.Should().Throw<FaultException>().Which;
        fault.Message.Should().Be($"{_path}: not a model file, or a damaged one: {reason} Copy it again, or train again.");
        fault.Kind.Should().Be(FaultKind.Data);
    }
}
