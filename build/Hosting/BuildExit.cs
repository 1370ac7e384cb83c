namespace Build.Hosting;

/// <summary>How the build ended. Cake answers every failed task with the same exit code, so what was thrown is kept here.</summary>
public sealed class BuildExit
{
    private Exception? _thrown;

    /// <summary>Whether the command line was understood, so that tasks could run.</summary>
    public bool HasStarted { get; set; }

    /// <summary>What the build closes with, behind Cake's own report.</summary>
    public string? LastLine { get; set; }

    /// <summary>What the build failed of, in one line; null where nothing was thrown.</summary>
    public string? Reason => (Fault(_thrown) ?? _thrown)?.Message.Split('\n')[0];

    public void Failed(Exception thrown) => _thrown = thrown;

    /// <summary>Says how to carry on after a failure, or what the build closes with.</summary>
    /// <param name="code">What the host returned.</param>
    /// <param name="script">How the user calls the build.</param>
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
