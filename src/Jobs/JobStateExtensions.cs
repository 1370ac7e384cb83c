using System.Text.Json;
using Faults;

namespace Jobs;

/// <summary>Conversions and properties of <see cref="JobState"/>.</summary>
public static class JobStateExtensions
{
    private static readonly Dictionary<string, JobState> ByWireName =
        Enum.GetValues<JobState>().ToDictionary(ToWireName, StringComparer.Ordinal);

    /// <summary>Gets the name of the state in the REST API, such as <c>JOB_STATE_RUNNING</c>.</summary>
    public static string ToWireName(this JobState state) => "JOB_STATE_" + JsonNamingPolicy.SnakeCaseUpper.ConvertName(state.ToString());

    /// <summary>Parses the name of a state in the REST API.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Remote"/>: the name is not known.</exception>
    internal static JobState ParseWireName(string name) =>
        ByWireName.TryGetValue(name, out var state)
            ? state
            : throw new FaultException(
                FaultKind.Remote,
                $"The job service returned the unknown state \"{name}\". Expected one of {string.Join(", ", ByWireName.Keys)}.");

    /// <summary>Whether the state is final.</summary>
    public static bool HasEnded(this JobState state) =>
        state is JobState.Succeeded or JobState.Failed or JobState.Cancelled or JobState.Expired or JobState.PartiallySucceeded;
}
