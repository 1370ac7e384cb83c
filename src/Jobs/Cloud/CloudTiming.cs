using System.Globalization;
using Faults;

namespace Jobs.Cloud;

/// <summary>Time limits and poll intervals of a cloud job service.</summary>
public sealed record CloudTiming
{
    /// <summary>Environment variables, each with a number of seconds.</summary>
    public const string PollVariable = "CLOUD_POLL_SECONDS", LogsVariable = "CLOUD_LOG_SECONDS";

    private const double ShortestPoll = 0.05, Longest = 3600;

    /// <summary>Time limit of one request.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Pause between two polls of a running job and its log.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time for which a new job may be missing from lists.</summary>
    public TimeSpan ListsSettle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time after the end of a job in which lines of its log may still arrive.</summary>
    public TimeSpan LogsSettle { get; init; } = TimeSpan.FromSeconds(15);

    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: a variable holds no number of seconds in its range.</exception>
    public static CloudTiming FromEnvironment(Func<string, string?> variable)
    {
        var usual = new CloudTiming();
        return usual with
        {
            PollInterval = Seconds(variable, PollVariable, ShortestPoll, usual.PollInterval),
            LogsSettle = Seconds(variable, LogsVariable, 0, usual.LogsSettle),
        };
    }

    private static TimeSpan Seconds(Func<string, string?> variable, string name, double shortest, TimeSpan usual)
    {
        if (variable(name) is not { Length: > 0 } text)
            return usual;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= shortest && seconds <= Longest
            ? TimeSpan.FromSeconds(seconds)
            : throw new FaultException(
                FaultKind.Settings,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: expected a number of seconds from {shortest} to {Longest}, got \"{text}\". Try: {name}={usual.TotalSeconds}"));
    }
}
