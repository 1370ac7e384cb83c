namespace Build.Ci;

/// <summary>
/// Output for a log: whole lines at a modest rate, without colors or other control sequences. Used where standard output is not a terminal,
/// and on every CI system that sets <c>CI</c>, as they set it also where they give the build a terminal.
/// </summary>
/// <param name="isRedirected">Whether standard output is not a terminal.</param>
/// <param name="variable">Reads an environment variable.</param>
public sealed class CalmOutput(bool isRedirected, Func<string, string?> variable)
{
    /// <summary>
    /// The variables that keep programs from drawing: Cake and Spectre.Console read the first two, MSBuild the third. Cake takes GitHub's
    /// log for a terminal with colors unless <c>NO_COLOR</c> is set.
    /// </summary>
    private static readonly IReadOnlyList<(string Name, string Value)> Variables =
        [("TERM", "dumb"), ("NO_COLOR", "1"), ("MSBUILDTERMINALLOGGER", "off")];

    /// <summary>The output of this process.</summary>
    public static CalmOutput OfProcess { get; } = new(Console.IsOutputRedirected, Environment.GetEnvironmentVariable);

    public bool IsWanted { get; } =
        isRedirected || variable("CI") is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase) && value != "0";

    /// <summary>Has libraries, and the programs that are started from now on, write calm output where it is wanted.</summary>
    public void Impose(Action<string, string> setVariable)
    {
        if (!IsWanted)
            return;
        foreach (var (name, value) in Variables)
            setVariable(name, value);
    }
}
