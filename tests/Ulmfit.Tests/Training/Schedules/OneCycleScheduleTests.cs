using System.Globalization;
using System.Text.Json;
using Kernels.Tests;
using Ulmfit.Training.Schedules;

namespace Ulmfit.Tests.Training.Schedules;

public sealed class OneCycleScheduleTests
{
    /// <summary>The name of a schedule has the form <c>GROUPS/RATES/LENGTH</c>.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Schedules => GoldenFixture.Cases("d_sched", "")
        .Where(row => row.Skip is not null || row.Data.Item2.Contains('/'));

    public static IEnumerable<TheoryDataRow<string>> Constants => Golden.FixturesLike("d_sched");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Schedules))]
    public void Rates_and_momentum_are_fastais_at_every_step(string folder, string name)
    {
        using var fixture = GoldenFixture.In(folder);
        var highest = Highest(name.Split('/')[1]);
        var steps = fixture.Require(name).EnumerateArray().ToArray();
        double[] positions = [.. steps.Select(step => step.GetProperty("pct_train").GetDouble())];

        var rates = positions.SelectMany((position, step) => highest.ForGroups(steps[step].GetProperty("lr").GetArrayLength())
            .Select(rate => OneCycleSchedule.LearningRate(rate, position)));
        var momentum = positions.SelectMany((position, step) =>
            Enumerable.Repeat(OneCycleSchedule.Momentum(position), steps[step].GetProperty("mom").GetArrayLength()));

        rates.ToArray().ShouldBeCloseTo(Recorded(steps, "lr"), Closeness.Schedule, $"{fixture.Name} {name} lr");
        momentum.ToArray().ShouldBeCloseTo(Recorded(steps, "mom"), Closeness.Schedule, $"{fixture.Name} {name} mom");
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Constants))]
    public void Starts_turns_and_ends_where_fastais_does(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        var constants = fixture.Require("constants");
        var turn = constants.GetProperty("pct_start").GetDouble();

        new[] { 0, turn, 1 }.Select(position => OneCycleSchedule.LearningRate(1, position)).ToArray().ShouldBeCloseTo(
            [1 / constants.GetProperty("div").GetDouble(), 1, 1 / constants.GetProperty("div_final").GetDouble()],
            1e-11, $"{fixture.Name} lr at the start, turn and end");
        new[] { 0, turn, 1 }.Select(OneCycleSchedule.Momentum).ToArray().ShouldBeCloseTo(
            constants.GetProperty("moms").Numbers(), Closeness.Schedule, $"{fixture.Name} mom at the start, turn and end");
        LearningRates.Default.Should().Be(constants.GetProperty("default_lr").GetDouble());
    }

    /// <summary>Parses <c>default_lr</c>, <c>slice_RATE</c>, <c>slice_FIRST_LAST</c> or <c>scalar_RATE</c>.</summary>
    private static LearningRates Highest(string rates)
    {
        if (rates == "default_lr")
            return LearningRates.Same(LearningRates.Default);
        var parts = rates.Split('_');
        double[] numbers = [.. parts[1..].Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        return (parts[0], numbers.Length) switch
        {
            ("scalar", 1) => LearningRates.Same(numbers[0]),
            ("slice", 1) => LearningRates.Last(numbers[0]),
            ("slice", 2) => LearningRates.Range(numbers[0], numbers[1]),
            _ => throw new InvalidDataException(rates),
        };
    }

    private static double[] Recorded(JsonElement[] steps, string name) =>
        [.. steps.SelectMany(step => step.GetProperty(name).Numbers())];
}
