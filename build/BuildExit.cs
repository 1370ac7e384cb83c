namespace Build;

/// <summary>Tells how the run of the build ended: its exit code, and the command that carries on after a failure.</summary>
public sealed class BuildExit
{
    private Exception? _thrown;

    /// <summary>Remembers what ended the run; Cake itself answers every failed task with the same exit code.</summary>
    public void Failed(Exception thrown) => _thrown = thrown;

    /// <param name="code">What the host returned.</param>
    public int Finish(int code, IReadOnlyList<string> arguments, TextWriter output)
    {
        if (code == 0)
            return 0;
        if (_thrown is not null)
            output.WriteLine($"To carry on from there: {string.Join(' ', [Script, .. arguments.Select(ShellWord.Quote)])}");
        return Fault(_thrown)?.ExitCode ?? (code > 0 ? code : (int)FaultKind.Settings);
    }

    private static string Script => OperatingSystem.IsWindows() ? "./build.ps1" : "./build.sh";

    private static FaultException? Fault(Exception? thrown) => thrown switch
    {
        FaultException fault => fault,
        AggregateException { InnerExceptions: [var only] } => Fault(only),
        { InnerException: { } inner } => Fault(inner),
        _ => null,
    };
}
