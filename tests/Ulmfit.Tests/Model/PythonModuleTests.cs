using System.Globalization;
using Kernels.Memory;
using Kernels.Tests;
using PyTorchFiles;
using PyTorchFiles.Tests;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Tests.Training;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

/// <summary>Comparison with <c>docs/python/ulmfit.py</c>, which loads our weights in real PyTorch.</summary>
public sealed class PythonModuleTests(RealPyTorch pyTorch) : IClassFixture<RealPyTorch>, IDisposable
{
    private const int Window = 8, MaxLength = 24;
    private readonly ModelRandom _random = new(42, CPU);
    private readonly Random _tokens = new(7);
    private readonly TempFolder _folder = new();

    public static TheoryData<EncoderConfig> Encoders =>
    [
        new EncoderConfig { EmbeddingSize = 16, HiddenSize = 24 },
        new EncoderConfig { EmbeddingSize = 16, HiddenSize = 24, Layers = 1 },
        EncoderConfig.AwdQrnn with { EmbeddingSize = 16, HiddenSize = 24 },
        EncoderConfig.AwdQrnn with { EmbeddingSize = 16, HiddenSize = 24, Layers = 1 },
    ];

    public void Dispose()
    {
        _random.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void A_language_model_gives_our_outputs_while_its_state_is_carried(EncoderConfig encoder)
    {
        using var model = new LanguageModel(TinyModels.Vocabulary, encoder, _random);
        using var scope = NewDisposeScope();
        Spread(model);
        var inputs = new OrderedDictionary<string, Tensor>
        {
            ["first"] = Ids(4, 9),
            ["longer"] = Ids(4, 31),
            ["fewer rows"] = Ids(2, 5),
            ["more rows"] = Ids(6, 7),
            ["one step"] = Ids(6, 1),
            ["anew"] = Ids(3, 11),
        };

        var outputs = Python(model, inputs, "language");

        using var untracked = no_grad();
        foreach (var (name, ids) in inputs)
        {
            if (name == "anew")
                model.Reset();
            model.Forward(ids, training: false).Logits.ShouldBeCloseTo(outputs[name], Closeness.Forward, $"{encoder.Architecture} {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void A_classifier_gives_our_outputs_for_padded_batches(EncoderConfig encoder)
    {
        using var model = new TextClassifier(TinyModels.Vocabulary, classes: 5, encoder, _random, Window, MaxLength);
        using var scope = NewDisposeScope();
        Spread(model);
        int[][] lengths = [[37, 30, 18, 9, 8, 3], [24, 24, 16, 8, 7, 1], [7, 5, 2], [61, 60, 25, 24, 23, 17, 16, 9], [1]];
        var inputs = new OrderedDictionary<string, Tensor>();
        foreach (var batch in lengths)
        {
            var sorted = Batches([.. batch.Select(Document)], batchSize: batch.Length).Sorted().Single();
            inputs[string.Join(' ', batch)] = tensor(sorted.Inputs, [sorted.Rows, sorted.Columns]);
        }

        var outputs = Python(model, inputs, "batches", Number(Window), Number(MaxLength));

        using var untracked = no_grad();
        foreach (var (name, ids) in inputs)
            model.Forward(ids, training: false).Logits.ShouldBeCloseTo(outputs[name], Closeness.Forward, $"{encoder.Architecture} {name}");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0)]
    public void Documents_are_classified_as_ours_in_the_order_given(double dropMult)
    {
        var encoder = EncoderConfig.AwdQrnn with { EmbeddingSize = 16, HiddenSize = 24 };
        using var model = new TextClassifier(
            TinyModels.Vocabulary, classes: 3, encoder.ScaleDropouts(dropMult), _random, Window, maxLength: 20 * Window);
        using var scope = NewDisposeScope();
        Spread(model);
        int[][] documents = [.. new[] { 5, 170, 40, 1, 8, 200, 16, 33, 9 }.Select(Document)];
        var inputs = documents.Index().ToDictionary(
            document => Number(document.Index), document => tensor(document.Item.Select(id => (long)id).ToArray()));

        var outputs = Python(model, inputs, "documents", Number(Window));

        var objective = new ClassifierObjective(multiLabel: true);
        var found = BatchPredictions.Predict(model, objective, Batches(documents, batchSize: 4).Sorted(), documents.Length, classes: 3);
        tensor(found).ShouldBeCloseTo(outputs["logits"].sigmoid(), Closeness.Forward, "probabilities");
    }

    /// <summary>Lets Python load the exported weights, run the model, and return the same weights.</summary>
    private OrderedDictionary<string, Tensor> Python(
        ITextModel model, IEnumerable<KeyValuePair<string, Tensor>> inputs, string what, params string[] arguments)
    {
        PyTorchFile.Write(_folder.PathOf("weights.pth"), TorchTensors.FromTensors(model.StateDict()));
        PyTorchFile.Write(_folder.PathOf("inputs.pth"), TorchTensors.FromTensors(inputs));
        pyTorch.RunScript("Ulmfit.Tests/Model/ulmfit_peer.py", [_folder.Path, what, .. arguments]);
        PyTorchFile.ReadStateDict(_folder.PathOf("state.pth")).ShouldEqual(PyTorchFile.ReadStateDict(_folder.PathOf("weights.pth")));
        return PyTorchFile.ReadStateDict(_folder.PathOf("outputs.pth")).ToTensors();
    }

    /// <summary>Gives large random values to weights that are initially small or zero, so that they affect the outputs.</summary>
    private static void Spread(ITextModel model)
    {
        using var untracked = no_grad();
        using var generator = new Generator(5);
        foreach (var (name, value) in model.StateDict().Where(entry => entry.Value.is_floating_point()))
        {
            value.uniform_(-0.5, 0.5, generator);
            if (name.EndsWith("running_var", StringComparison.Ordinal))
                value.add_(Held.Number(1));
        }
    }

    private static ClassifierBatches Batches(int[][] documents, int batchSize) =>
        new(documents, [.. documents.Select(_ => new float[3])], batchSize, Window, backward: false);

    private int[] Document(int length) => [.. Enumerable.Range(0, length).Select(_ => _tokens.Next(2, TinyModels.Vocabulary))];

    private Tensor Ids(int rows, int columns) => tensor(
        Enumerable.Range(0, rows * columns).Select(_ => _tokens.NextInt64(TinyModels.Vocabulary)).ToArray(), [rows, columns]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
