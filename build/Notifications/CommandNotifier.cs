using System.ComponentModel;
using System.Diagnostics;

namespace Build.Notifications;

/// <summary>Runs a program with a notice on its standard input and in its environment variables.</summary>
/// <param name="command">The program and its arguments, which are not passed to a shell.</param>
/// <param name="folder">Its working folder.</param>
internal sealed class CommandNotifier(IReadOnlyList<string> command, string folder, TimeProvider clock) : INotifier
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public async Task NotifyAsync(JobNotice notice, CancellationToken cancellation = default)
    {
        using var process = Start(notice);
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            await TellAsync(process, notice);
            await process.WaitForExitAsync(either.Token);
            await output;
            if (process.ExitCode != 0)
                throw Failed($"exited with {process.ExitCode}{LastLine(await errors)}.");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw Failed($"did not exit within {Limit.TotalSeconds:0} s and was stopped.");
        }
    }

    private Process Start(JobNotice notice)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in notice.Variables())
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw Failed($"cannot be started ({exception.Message}).");
        }
    }

    private static async Task TellAsync(Process process, JobNotice notice)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(notice.ToJson());
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program is not required to read its input.
        }
    }

    private static string LastLine(string errors) => errors.Split('\n').LastOrDefault(line => !string.IsNullOrWhiteSpace(line)) is { } line
        ? $" ({line.Trim()})"
        : "";

    private FaultException Failed(string what) => new(FaultKind.Tool, $"{command[0]} {what}");
}
