namespace TestKit;

/// <summary>A program that stands in for another and writes down what it was called with. The test is skipped where there is no shell.</summary>
public sealed class RecordingProgram : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <param name="name">The program's file name.</param>
    /// <param name="body">What it does besides, as a shell script.</param>
    public RecordingProgram(string name, string body = "")
    {
        Path = _folder.PathOf(name);
        var script = $"""
            #!/bin/sh
            : > '{ArgumentsFile}'
            [ $# = 0 ] || printf '%s\0' "$@" > '{ArgumentsFile}'
            env -0 > '{EnvironmentFile}'
            pwd > '{WorkingDirectoryFile}'
            {body}
            """;
        // Written by another process: one that this process has open may not be run.
        Command.Run(Tools.Require("/bin/sh"), ["-c", "cat > \"$0\" && chmod +x \"$0\"", Path], input: script + "\n").Require();
    }

    public string Path { get; }

    /// <summary>The arguments of its last call.</summary>
    public IReadOnlyList<string> Arguments => Read(ArgumentsFile);

    /// <summary>The environment of its last call, as NAME=VALUE.</summary>
    public IReadOnlyList<string> Environment => Read(EnvironmentFile);

    public string WorkingDirectory => File.ReadAllText(WorkingDirectoryFile).TrimEnd('\n');

    private string ArgumentsFile => _folder.PathOf("arguments");

    private string EnvironmentFile => _folder.PathOf("environment");

    private string WorkingDirectoryFile => _folder.PathOf("folder");

    public void Dispose() => _folder.Dispose();

    private static string[] Read(string file) => File.ReadAllText(file).Split('\0')[..^1];
}
