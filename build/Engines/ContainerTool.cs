using Cake.Core.IO;
using Cake.Docker;

namespace Build.Engines;

/// <summary>Runs engine commands for which Cake.Docker has no alias or no complete settings.</summary>
internal sealed class ContainerTool<TSettings>(ICakeContext context, EngineProgram program)
    : DockerTool<TSettings>(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
    where TSettings : AutoToolSettings, new()
{
    /// <summary>Runs a command and shows its output on the console.</summary>
    /// <param name="positional">Arguments after the options; each reaches the program unchanged.</param>
    /// <exception cref="CakeException">The exit code is not 0.</exception>
    public void Run(string command, TSettings settings, params IEnumerable<string> positional) =>
        Run(program.Configure(settings), Arguments(command, settings, positional));

    /// <inheritdoc cref="Run(string, TSettings, IEnumerable{string})"/>
    /// <summary>Runs a command.</summary>
    /// <returns>The lines of its standard output.</returns>
    public IReadOnlyList<string> Query(string command, TSettings settings, params IEnumerable<string> positional)
    {
        IReadOnlyList<string> lines = [];
        var redirected = new ProcessSettings { RedirectStandardOutput = true };
        Run(program.Configure(settings), Arguments(command, settings, positional), redirected, process => lines = [.. process.GetStandardOutput()]);
        return lines;
    }

    protected override string GetToolName() => program.Name;

    // Cake.Docker writes the options. It would write the arguments after them unquoted, so those are appended here.
    internal static ProcessArgumentBuilder Arguments(string command, TSettings settings, IEnumerable<string> positional)
    {
        var builder = new ProcessArgumentBuilder();
        builder.AppendAll(command, settings, []);
        foreach (var argument in positional)
            builder.AppendQuoted(argument);
        return builder;
    }
}
