using System.Globalization;
using Kernels.Tests;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

public sealed class PoolingGoldenTests : IDisposable
{
    private readonly ModelRandom _random = new(42, CPU);

    public static IEnumerable<TheoryDataRow<string, string>> Cases => GoldenFixture.Cases("b_pool", "case");

    public static IEnumerable<TheoryDataRow<string>> Heads => Golden.FixturesLike("b_pool");

    public void Dispose() => _random.Dispose();

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public void Pools_as_fastai_does(string folder, string name)
    {
        using var fixture = GoldenFixture.In(folder);
        using var scope = NewDisposeScope();
        var window = fixture.Require(name).GetProperty("bptt").GetInt32();

        var pooled = ConcatPooling.Pool(fixture.Tensor($"{name}/output"), fixture.Tensor($"{name}/mask"), window, Compatibility.Fastai);

        pooled.ShouldBeCloseTo(fixture.Tensor($"{name}/pooled"), Closeness.Forward, $"{fixture.Name} {name}/pooled");
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Heads))]
    public void The_heads_keys_move_up_without_dropout_as_fastais_do(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        foreach (var keys in fixture.Require("head_keys_by_drop_mult").EnumerateObject())
        {
            using var model = TinyModels.Classifier(_random, dropMult: double.Parse(keys.Name, CultureInfo.InvariantCulture));

            model.StateDict().Keys.Where(name => name.StartsWith("1.", StringComparison.Ordinal))
                .Should().Equal(keys.Value.Strings(), $"drop_mult {keys.Name}");
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Heads))]
    public void Fresh_batch_normalisation_is_fastais(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var model = TinyModels.Classifier(_random);

        foreach (var expected in fixture.Require("fresh_bn_init").EnumerateObject())
        {
            var values = model.StateDict()[expected.Name];
            values.min().item<float>().Should().Be(expected.Value[0].GetSingle(), expected.Name);
            values.max().item<float>().Should().Be(expected.Value[1].GetSingle(), expected.Name);
        }
    }
}
