using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs one command of the program.</summary>
public class GenericDockerRunner<TSettings>(
    IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : DockerTool<TSettings>(fileSystem, environment, processRunner, tools)
    where TSettings : AutoToolSettings, new()
{
    /// <summary>Runs it with its output on the console.</summary>
    /// <param name="additional">What stands behind the options.</param>
    /// <exception cref="CakeException">The program is missing, or its exit code is not 0.</exception>
    public void Run(string command, TSettings settings, string[] additional)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Run(settings, Arguments(command, settings, additional));
    }

    /// <summary>Runs it and makes a result of the lines of its standard output.</summary>
    /// <exception cref="CakeException">The program is missing, or its exit code is not 0.</exception>
    public T[] RunWithResult<T>(
        string command, TSettings settings, Func<IEnumerable<string>, T[]> processOutput, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(processOutput);
        T[] result = [];
        var redirected = new ProcessSettings { RedirectStandardOutput = true };
        Run(settings, Arguments(command, settings, arguments), redirected, process =>
        {
            // With a time limit Cake has waited for the program, but not for the last of its lines.
            process.WaitForExit();
            result = processOutput(process.GetStandardOutput());
            settings.PostAction?.Invoke(process);
        });
        return result;
    }

    private static ProcessArgumentBuilder Arguments(string command, TSettings settings, string[] additional)
    {
        var builder = new ProcessArgumentBuilder();
        builder.AppendAll(command, settings, additional);
        return builder;
    }
}
