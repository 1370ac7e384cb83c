using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

/// <summary>Calls the <c>docker</c> program. Each fails with a <see cref="CakeException"/> when the program does.</summary>
[CakeAliasCategory("Docker")]
public static partial class DockerAliases
{
    private static GenericDockerRunner<TSettings> Runner<TSettings>(ICakeContext context)
        where TSettings : AutoToolSettings, new()
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools);
    }

    private static void Run<TSettings>(ICakeContext context, string command, TSettings? settings, params string[] arguments)
        where TSettings : AutoToolSettings, new()
        => Runner<TSettings>(context).Run(command, settings ?? new TSettings(), arguments);

    private static string[] Query<TSettings>(ICakeContext context, string command, TSettings? settings, params string[] arguments)
        where TSettings : AutoToolSettings, new()
        => Runner<TSettings>(context).RunWithResult(command, settings ?? new TSettings(), lines => lines.ToArray(), arguments);

    private static string[] NotEmpty(string[] names, string parameter) =>
        names is { Length: > 0 } ? names : throw new ArgumentNullException(parameter);
}
