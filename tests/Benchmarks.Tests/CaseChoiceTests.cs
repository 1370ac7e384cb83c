using Faults;
using Settings;
using Training.Benchmarks;

namespace Benchmarks.Tests;

public sealed class CaseChoiceTests
{
    [Fact]
    public void Names_are_unique_and_all_cases_are_measured_when_none_is_named()
    {
        var all = CaseChoice.Of([], quick: false);

        all.Should().HaveCount(28).And.Equal(Case.All);
        all.Select(one => one.Name).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Patterns_choose_by_name() => CaseChoice.Of(["qrnn-lm-*-15000-16", "lstm-classifier-frozen-15000-64"], quick: false)
        .Select(one => one.Name)
        .Should().Equal("qrnn-lm-unfrozen-15000-16", "qrnn-lm-frozen-15000-16", "lstm-classifier-frozen-15000-64");

    [Fact]
    public void The_quick_ones_are_those_users_wait_for() => CaseChoice.Of([], quick: true).Select(one => one.Name).Should().Equal(
        "lstm-lm-unfrozen-15000-16", "qrnn-lm-unfrozen-15000-16", "lstm-classifier-unfrozen-15000-16", "qrnn-classifier-unfrozen-15000-16",
        "lstm-prediction-15000-16", "qrnn-prediction-15000-16");

    [Fact]
    public void A_pattern_that_fits_nothing_is_an_error_that_names_the_cases() =>
        FluentActions.Invoking(() => CaseChoice.Of(["lstm*", "gru*"], quick: false))
            .Should().Throw<FaultException>().WithMessage("--case=gru*: no case has this name. There are: lstm-lm-unfrozen-15000-16, *")
            .Which.Kind.Should().Be(FaultKind.Settings);

    [Fact]
    public void Predictions_are_in_one_precision_alone()
    {
        CaseChoice.Of([], quick: false, Precision.Bf16).Should().Equal(Case.All.Where(one => one.Work != Work.Prediction));
        FluentActions.Invoking(() => CaseChoice.Of(["*-prediction-*"], quick: false, Precision.Bf16))
            .Should().Throw<FaultException>().WithMessage("--precision=bf16: predictions are made in fp32. Leave it out.");
    }

    [Fact]
    public void Quick_must_leave_a_case() => FluentActions.Invoking(() => CaseChoice.Of(["*-64"], quick: true))
        .Should().Throw<FaultException>().WithMessage("--quick leaves none of *-64. Leave it out.");
}
