using Faults;

namespace Jobs.Tests;

public sealed class JobStateTests
{
    [Theory]
    [InlineData(JobState.Queued, "JOB_STATE_QUEUED", false)]
    [InlineData(JobState.Pending, "JOB_STATE_PENDING", false)]
    [InlineData(JobState.Running, "JOB_STATE_RUNNING", false)]
    [InlineData(JobState.Succeeded, "JOB_STATE_SUCCEEDED", true)]
    [InlineData(JobState.Failed, "JOB_STATE_FAILED", true)]
    [InlineData(JobState.Cancelling, "JOB_STATE_CANCELLING", false)]
    [InlineData(JobState.Cancelled, "JOB_STATE_CANCELLED", true)]
    [InlineData(JobState.Paused, "JOB_STATE_PAUSED", false)]
    [InlineData(JobState.Expired, "JOB_STATE_EXPIRED", true)]
    [InlineData(JobState.Updating, "JOB_STATE_UPDATING", false)]
    [InlineData(JobState.PartiallySucceeded, "JOB_STATE_PARTIALLY_SUCCEEDED", true)]
    public void A_state_has_the_name_of_the_interface(JobState state, string name, bool ended)
    {
        state.ToWireName().Should().Be(name);
        JobStateExtensions.ParseWireName(name).Should().Be(state);
        state.HasEnded().Should().Be(ended);
    }

    [Fact]
    public void An_unknown_state_is_an_error() =>
        FluentActions.Invoking(() => JobStateExtensions.ParseWireName("JOB_STATE_DREAMING")).Should().Throw<FaultException>()
            .WithMessage("The job service returned the unknown state \"JOB_STATE_DREAMING\". Expected one of JOB_STATE_QUEUED, *")
            .Which.Kind.Should().Be(FaultKind.Remote);
}
