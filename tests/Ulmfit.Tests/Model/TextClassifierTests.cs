using Faults;
using Kernels.Tests;
using Settings;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

public sealed class TextClassifierTests : IDisposable
{
    private readonly ModelRandom _random = new(42, CPU);

    public void Dispose() => _random.Dispose();

    [Fact]
    public void The_last_position_is_the_last_token_whatever_lies_around_it()
    {
        using var scope = NewDisposeScope();
        var output = arange(0, 10, dtype: float32).view(2, 5, 1);
        var padding = tensor(new[,] { { false, false, false, false, false }, { true, true, false, false, true } });

        var pooled = ConcatPooling.Pool(output, padding, window: 2, Compatibility.None);

        pooled.data<float>().ToArray().Should().Equal(4, 4, 2, 8, 8, 7.5f);
    }

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void Takes_over_the_language_models_encoder(Architecture architecture)
    {
        using var language = TinyModels.LanguageModel(_random, architecture);
        using var classifier = TinyModels.Classifier(_random, architecture);

        classifier.LoadEncoder(language.EncoderState());

        foreach (var (name, value) in language.EncoderState())
            classifier.StateDict()[$"0.module.{name}"].Holds(value).Should().BeTrue(name);
    }

    [Fact]
    public void A_training_batch_of_one_document_is_refused()
    {
        using var model = TinyModels.Classifier(_random);
        using var scope = NewDisposeScope();

        var act = () => model.Forward(full([1, 8], 5, int64), training: true);

        act.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Data).WithMessage(
            "A training batch holds a single document, too few for batch normalisation. Add documents, or choose another batch size.");
    }

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void Statistics_are_those_of_the_documents_whole(Architecture architecture)
    {
        using var model = TinyModels.Classifier(_random, architecture);
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var ids = randint(9, TinyModels.Vocabulary, [12, 8], int64, generator: generator);
        var documents = ids.data<long>().Chunk(8).Select(row => Array.ConvertAll(row, id => (int)id)).ToArray();

        model.EstimateStatistics([documents[..5], documents[5..]]);

        var output = model.Forward(ids, training: false).Raw;                                      // (12, 8, E)
        var pooled = cat([output.select(1, 7), output.amax([1]), output.mean([1])], 1);             // (12, 3E)
        ShouldBe("1.layers.0.0.", pooled);
        var state = model.StateDict();
        var normalized = (pooled - pooled.mean([0])) / (pooled.var(0) + 1e-5).sqrt() + 1e-3;
        ShouldBe("1.layers.1.0.", normalized.matmul(state["1.layers.0.2.weight"].t()).relu());

        void ShouldBe(string norm, Tensor features) // (N, F)
        {
            model.StateDict()[$"{norm}running_mean"].allclose(features.mean([0]), 1e-4, 1e-6).Should().BeTrue(norm);
            model.StateDict()[$"{norm}running_var"].allclose(features.var(0), 1e-4, 1e-6).Should().BeTrue(norm);
        }
    }
}
