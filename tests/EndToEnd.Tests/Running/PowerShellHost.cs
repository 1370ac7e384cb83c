using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace EndToEnd.Tests.Running;

/// <summary>PowerShell's engine in this process. It has no user interface, and no commands but the engine's own.</summary>
internal sealed class PowerShellHost : PSHost
{
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(PowerShellHost);

    public override PSHostUserInterface UI => null!;

    public override Version Version { get; } = new(1, 0);

    private int? ExitCode { get; set; }

    /// <summary>Runs a script file as <c>pwsh -File</c> does.</summary>
    public static BuildResult Run(string script, string workingFolder, string path, params string[] arguments)
    {
        var host = new PowerShellHost();
        var (search, errors) = (Environment.GetEnvironmentVariable("PATH"), Console.Error);
        using var written = new StringWriter { NewLine = "\n" };
        using var runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
        Console.SetError(written);
        Environment.SetEnvironmentVariable("PATH", path);
        try
        {
            runspace.Open();
            runspace.SessionStateProxy.Path.SetLocation(workingFolder);
            using var shell = PowerShell.Create(runspace);
            shell.AddCommand(script);
            foreach (var argument in arguments)
                shell.AddArgument(argument);
            var output = shell.Invoke();
            var exitCode = host.ExitCode ?? (int)runspace.SessionStateProxy.GetVariable("LASTEXITCODE");
            return new BuildResult(exitCode, string.Concat(output.Select(line => line + "\n")), written.ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", search);
            Console.SetError(errors);
        }
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
