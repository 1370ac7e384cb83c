using System.Text.Json;
using Faults;

namespace Jobs;

public static class JobStateExtensions
{
    private static readonly Dictionary<string, JobState> ByWireName =
        Enum.GetValues<JobState>().ToDictionary(ToWireName, StringComparer.Ordinal);

    /// <summary>The state as the REST interface writes it, such as <c>JOB_STATE_RUNNING</c>.</summary>
    public static string ToWireName(this JobState state) => "JOB_STATE_" + JsonNamingPolicy.SnakeCaseUpper.ConvertName(state.ToString());

    /// <exception cref="FaultException"><see cref="FaultKind.Remote"/>: no state has this name.</exception>
    public static JobState ParseWireName(string name) =>
        ByWireName.TryGetValue(name, out var state)
            ? state
            : throw new FaultException(
                FaultKind.Remote,
                $"The job service answered with the unknown state \"{name}\". Expected one of {string.Join(", ", ByWireName.Keys)}.");

    /// <summary>Whether a job in this state stays in it for ever.</summary>
    public static bool HasEnded(this JobState state) =>
        state is JobState.Succeeded or JobState.Failed or JobState.Cancelled or JobState.Expired or JobState.PartiallySucceeded;
}
