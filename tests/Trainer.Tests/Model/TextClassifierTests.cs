using Faults;
using Trainer.Model;
using static TorchSharp.torch;

namespace Trainer.Tests.Model;

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
}
