using System.Globalization;
using Faults;

namespace Jobs.Cloud;

/// <summary>How patient a cloud job service is.</summary>
public sealed record CloudTiming
{
    /// <summary>Environment variables with a number of seconds each.</summary>
    public const string PollVariable = "CLOUD_POLL_SECONDS", LogsVariable = "CLOUD_LOG_SECONDS";

    private const double ShortestPoll = 0.05, Longest = 3600;

    /// <summary>How long one request may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause between two looks at a running job and its log.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a new job may be missing from lists.</summary>
    public TimeSpan ListsSettle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after a job's end lines of its log may still come in.</summary>
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
