using Faults;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

/// <summary>
/// A device has one generator for all users. Here the default generator of the CPU represents it. Other tests may use it too, so none may
/// run in parallel.
/// </summary>
[CollectionDefinition(nameof(ModelRandomTests), DisableParallelization = true)]
[Collection(nameof(ModelRandomTests))]
public sealed class ModelRandomTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void First_weights_are_the_same_whatever_the_device()
    {
        using var onCpu = new ModelRandom(42, CPU);
        using var onDevice = OnDevice(42);
        using var expected = onCpu.Uniform(0.1, 20, 30);
        using var weights = onDevice.Uniform(0.1, 20, 30);

        weights.data<float>().ToArray().Should().Equal(expected.data<float>().ToArray());
    }

    [Fact]
    public void First_weights_go_to_the_device()
    {
        using var random = new ModelRandom(42, META);
        using var weights = random.Uniform(0.1, 20, 30);

        weights.is_meta.Should().BeTrue();
        random.Draw(0.5, 4).is_meta.Should().BeTrue();
    }

    [Fact]
    public void Masks_of_one_seed_are_the_same_whoever_draws_in_between()
    {
        using var first = OnDevice(42);
        using var second = OnDevice(42);
        using var other = OnDevice(43);

        var undisturbed = Masks(first, () => { });
        var disturbed = Masks(second, () =>
        {
            rand(10);
            other.Draw(0.5, 100);
        });

        disturbed.Should().BeEquivalentTo(undisturbed, options => options.WithStrictOrdering());
        undisturbed[0].Should().NotEqual(undisturbed[1]);
        Masks(other, () => { })[0].Should().NotEqual(undisturbed[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Masks_hold_zeros_at_the_rate_asked_for_and_the_rest_makes_up_for_them(bool onDevice)
    {
        using var random = Create(onDevice);

        var mask = random.Draw(0.25, 100_000).data<float>().ToArray();

        mask.Distinct().Should().BeEquivalentTo([0f, 1 / 0.75f]);
        mask.Average().Should().BeApproximately(1, 0.02f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Draws_go_on_from_a_state_that_was_kept(bool onDevice)
    {
        using var first = Create(onDevice);
        first.Draw(0.5, 100);
        var state = first.State().ToDictionary(entry => entry.Key, entry => entry.Value);
        var expected = Masks(first, () => { });
        using var second = Create(onDevice);
        Masks(second, () => { });

        second.LoadState(state);

        Masks(second, () => { }).Should().BeEquivalentTo(expected, options => options.WithStrictOrdering());
    }

    [Fact]
    public void A_state_that_is_none_is_refused()
    {
        using var random = new ModelRandom(42, CPU);
        var state = random.State().ToDictionary(entry => entry.Key, entry => entry.Value);
        Dictionary<string, Tensor>[] wrong =
        [
            [],
            new(state) { ["random.seeds"] = zeros(2, int64) },
            new(state) { ["random.seeds"] = zeros(1) },
        ];

        foreach (var load in wrong.Select<Dictionary<string, Tensor>, Action>(state => () => random.LoadState(state)))
        {
            load.Should().Throw<FaultException>().WithMessage(
                "The checkpoint has no valid random state. Start over with --fresh.");
        }
    }

    private static ModelRandom Create(bool onDevice) => onDevice ? OnDevice(42) : new ModelRandom(42, CPU);

    private static ModelRandom OnDevice(long seed) => new(seed, CPU, deviceSeed => random.manual_seed(deviceSeed));

    private static float[][] Masks(ModelRandom random, Action between) =>
    [
        .. Enumerable.Range(0, 3).Select(_ =>
        {
            between();
            return random.Draw(0.5, 100).data<float>().ToArray();
        }),
    ];
}
