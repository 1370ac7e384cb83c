using Cake.Docker;
using Jobs;

namespace Build.Engines;

/// <summary>Engine commands as lists of arguments, for a job service that starts them later.</summary>
internal static class ContainerCommand
{
    /// <param name="command">One word or several, such as <c>run</c> or <c>image build</c>.</param>
    /// <param name="positional">Arguments after the options.</param>
    public static JobCommand Of<TSettings>(
        EngineProgram program, string command, TSettings settings, params IEnumerable<string> positional)
        where TSettings : AutoToolSettings, new()
    {
        var arguments = ContainerTool<TSettings>.Arguments(command, settings, positional);
        return new JobCommand(program.Path.FullPath, [.. RenderedArguments.Split(arguments.Render())]);
    }
}
