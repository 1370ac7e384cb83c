namespace Build.Hosting;

/// <summary>The build's result. Cake returns the same exit code for every failed task, so the exception is kept here.</summary>
public sealed class BuildExit
{
    private Exception? _thrown;

    /// <summary>Whether the command line was valid, so that tasks could run.</summary>
    public bool HasStarted { get; set; }

    /// <summary>The last line of the build's output, after Cake's own report.</summary>
    public string? LastLine { get; set; }

    /// <summary>The first line of the error; null if nothing was thrown.</summary>
    public string? Reason => (Fault(_thrown) ?? _thrown)?.Message.Split('\n')[0];

    public void Failed(Exception thrown) => _thrown = thrown;

    /// <summary>Prints the command that continues after a failure, or the last line.</summary>
    /// <param name="code">The host's exit code.</param>
    /// <param name="script">The command by which the user calls the build.</param>
    /// <returns>The process's exit code: 0, or a <see cref="FaultKind"/>.</returns>
    public int Finish(int code, string script, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (LastLine is not null)
            output.WriteLine(LastLine);
        if (code == 0)
            return 0;
        if (HasStarted && LastLine is null)
            error.WriteLine($"To carry on from there: {ShellWord.Join([script, .. arguments])}");
        var kind = HasStarted ? FaultKind.Defect : FaultKind.Settings;
        return Fault(_thrown)?.ExitCode ?? (int)kind;
    }

    private static FaultException? Fault(Exception? thrown) => thrown switch
    {
        FaultException fault => fault,
        AggregateException { InnerExceptions: [var only] } => Fault(only),
        { InnerException: { } inner } => Fault(inner),
        _ => null,
    };
}
