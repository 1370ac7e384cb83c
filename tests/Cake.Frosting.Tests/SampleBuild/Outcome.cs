namespace SampleBuild;

/// <summary>
/// Keeps what a task threw, because Cake's own exit code is 1 for all of them.
/// Where nothing has started, the command line or the context was at fault.
/// </summary>
public sealed class Outcome
{
    private const int Defect = 1;
    private const int Settings = 2;

    public bool HasStarted { get; set; }

    public Exception? Failure { get; set; }

    public int ExitCode(int cakeExitCode) => (cakeExitCode, HasStarted, Failure) switch
    {
        (0, _, _) => 0,
        (_, false, _) => Settings,
        (_, _, DataException { ExitCode: var code }) => code,
        _ => Defect,
    };
}
