using Faults;
using Jobs.Cloud;

namespace Jobs.Tests.Cloud;

public sealed class CloudTimingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_variables_the_intervals_are_the_usual_ones(string? value) =>
        CloudTiming.FromEnvironment(_ => value).Should().Be(new CloudTiming());

    [Fact]
    public void Variables_set_the_pause_between_looks_and_the_time_for_late_lines() =>
        CloudTiming.FromEnvironment(name => name == "CLOUD_POLL_SECONDS" ? "0.25" : "0").Should().Be(
            new CloudTiming { PollInterval = TimeSpan.FromMilliseconds(250), LogsSettle = TimeSpan.Zero });

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3601")]
    [InlineData("soon")]
    [InlineData("0,5")]
    public void What_is_no_number_of_seconds_in_range_is_refused(string value) =>
        FluentActions.Invoking(() => CloudTiming.FromEnvironment(name => name == "CLOUD_POLL_SECONDS" ? value : null))
            .Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Settings).WithMessage(
                $"CLOUD_POLL_SECONDS: expected a number of seconds from 0.05 to 3600, got \"{value}\". Try: CLOUD_POLL_SECONDS=5");

    [Fact]
    public void The_time_for_late_lines_has_a_range_too() =>
        FluentActions.Invoking(() => CloudTiming.FromEnvironment(name => name == "CLOUD_LOG_SECONDS" ? "1 min" : null))
            .Should().Throw<FaultException>().WithMessage(
                "CLOUD_LOG_SECONDS: expected a number of seconds from 0 to 3600, got \"1 min\". Try: CLOUD_LOG_SECONDS=15");
}
