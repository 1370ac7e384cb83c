namespace EndToEnd.Tests.Running;

/// <summary>What a user sees of a build that ended.</summary>
internal sealed record BuildResult(int ExitCode, string Output, string Errors)
{
    private static readonly string Rule = new('─', 80);

    /// <summary>What follows the heading of a task, up to the next heading.</summary>
    public string OutputOf(string task)
    {
        var lines = Output.Split('\n');
        var heading = Array.FindIndex(lines, line => line.Trim() == task);
        return heading < 0
            ? throw new InvalidOperationException($"{task} did not run:\n{this}")
            : string.Join('\n', lines.Skip(heading + 2).TakeWhile(line => !line.StartsWith('═') && line != Rule)).Trim();
    }

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}
