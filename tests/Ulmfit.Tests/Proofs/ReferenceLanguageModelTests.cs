using Settings;
using Ulmfit.Model;
using Ulmfit.Proofs;
using Ulmfit.Tests.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Proofs;

public sealed class ReferenceLanguageModelTests
{
    [Theory]
    [InlineData(Architecture.AwdLstm, "0.rnns.1.weight_hh_l0_raw")]
    [InlineData(Architecture.AwdLstm, "0.rnns.0.module.bias_ih_l0")]
    [InlineData(Architecture.AwdLstm, "0.encoder.weight")]
    [InlineData(Architecture.AwdQrnn, "0.rnns.0.layers.0.linear.weight_raw")]
    [InlineData(Architecture.AwdQrnn, "1.decoder.bias")]
    public void One_weight_that_is_a_little_off_shows(Architecture architecture, string name)
    {
        using var scope = NewDisposeScope();
        using var random = new ModelRandom(1, CPU);
        using var model = TinyModels.LanguageModel(random, architecture);
        var weights = model.StateDict().ToDictionary(entry => entry.Key, entry => entry.Value.to(float64));
        var ids = tensor(Enumerable.Range(2, 24).Select(id => (long)id).ToArray(), [2, 12]);

        Compare().Should().BeLessThan(1e-5);
        weights[name].add_(0.01);
        Compare().Should().BeGreaterThan(1e-4);

        double Compare()
        {
            model.Reset();
            var config = TinyModels.Config with { Architecture = architecture };
            var reference = new ReferenceLanguageModel(config, weights, masks: new());
            return Difference.Largest(model.Forward(ids, training: false).Logits, reference.Forward(ids, training: false).Logits);
        }
    }

    [Fact]
    public void The_largest_difference_is_told_in_units_of_the_largest_number()
    {
        using var scope = NewDisposeScope();
        Difference.Largest(tensor([1f, -4f]), tensor([1.5, -5.0])).Should().Be(0.2);
        Difference.Largest(tensor([1f, float.NaN]), tensor([1.0, 1.0])).Should().Be(double.NaN);
    }
}
