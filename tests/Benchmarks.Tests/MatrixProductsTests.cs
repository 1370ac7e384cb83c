using Settings;
using Training.Benchmarks;

namespace Benchmarks.Tests;

public sealed class MatrixProductsTests
{
    private const double Layer1 = 4608 * (400 + 1152), Layer2 = 4608 * (1152 + 1152), Layer3 = 1600 * (1152 + 400);
    private const double Lstm = Layer1 + Layer2 + Layer3, Qrnn = (4656 * 2 * 400) + (2 * 4656 * 1552) + (1200 * 1552);
    private const double Head = 50 * (1200 + 10);

    [Theory]
    [InlineData("lstm-lm-unfrozen-15000-16", 1152 * 3 * (Lstm + (400 * 15_000)))]
    [InlineData("lstm-lm-frozen-15000-16", 1152 * ((2 * Lstm) + (3 * 400 * 15_000)))]
    [InlineData("lstm-lm-unfrozen-60000-64", 4608 * 3 * (Lstm + (400 * 60_000)))]
    [InlineData("lstm-classifier-unfrozen-15000-16", 3 * ((3456 * Lstm) + (16 * Head)))]
    [InlineData("lstm-classifier-frozen-15000-16", (3456 * Lstm) + (3 * 16 * Head))]
    [InlineData("qrnn-lm-unfrozen-15000-16", 1152 * 3 * (Qrnn + (400 * 15_000)))]
    [InlineData("qrnn-classifier-frozen-15000-64", (4 * 3456 * Qrnn) + (3 * 64 * Head))]
    public void A_weight_costs_two_operations_a_vector_and_product(string name, double weightsTimesVectors)
    {
        var settings = StepSettings.Of(Case.All.Single(one => one.Name == name), new Computation(Threads: 2), "");

        MatrixProducts.Gflop(settings).Should().BeApproximately(2 * weightsTimesVectors / 1e9, 1e-9);
    }

    [Fact]
    public void A_prediction_reads_every_token_of_every_document_once()
    {
        var settings = StepSettings.Of(new(Architecture.AwdLstm, Work.Prediction, IsFrozen: false, 15_000, 16), new Computation(Threads: 2), "");

        settings.Lengths.Should().HaveCount(512).And.OnlyContain(length => length > 0 && length <= 2000);
        MatrixProducts.Gflop(settings).Should().BeApproximately(2 * ((settings.Lengths.Sum() * Lstm) + (512 * Head)) / 1e9, 1e-9);
    }

    [Fact]
    public void A_step_of_the_usual_language_model_takes_about_181_GFLOP() =>
        MatrixProducts.Gflop(StepSettings.Of(new(Architecture.AwdLstm, Work.LanguageModel, IsFrozen: false, 15_000, 16), new Computation(Threads: 2), "")).Should().BeApproximately(181.4, 0.1);
}
