using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

public static partial class DockerAliases
{
    /// <inheritdoc cref="DockerRun(ICakeContext, DockerContainerRunSettings, string, string, string[])"/>
    [CakeMethodAlias]
    public static string? DockerRun(this ICakeContext context, string image, string command, params string[] args) =>
        DockerRun(context, null, image, command, args);

    /// <summary>Runs a container.</summary>
    /// <param name="command">What runs in it; null or empty for what the image says.</param>
    /// <returns>The first line of its standard output; null when there is none.</returns>
    [CakeMethodAlias]
    public static string? DockerRun(
        this ICakeContext context, DockerContainerRunSettings? settings, string image, string command, params string[] args) =>
        Query(context, "run", settings, RunArguments(image, command, args)).FirstOrDefault();

    /// <inheritdoc cref="DockerRunWithoutResult(ICakeContext, DockerContainerRunSettings, string, string, string[])"/>
    [CakeMethodAlias]
    public static void DockerRunWithoutResult(this ICakeContext context, string image, string command, params string[] args) =>
        DockerRunWithoutResult(context, null, image, command, args);

    /// <summary>Runs a container with its output on the console.</summary>
    /// <param name="command">What runs in it; null or empty for what the image says.</param>
    [CakeMethodAlias]
    public static void DockerRunWithoutResult(
        this ICakeContext context, DockerContainerRunSettings? settings, string image, string command, params string[] args) =>
        Run(context, "run", settings, RunArguments(image, command, args));

    /// <summary>Lists containers.</summary>
    [CakeMethodAlias]
    public static string DockerPs(this ICakeContext context, DockerContainerPsSettings? settings) =>
        string.Join('\n', Query(context, "ps", settings));

    [CakeMethodAlias]
    public static void DockerRm(this ICakeContext context, params string[] containers) =>
        DockerRm(context, null, containers);

    /// <summary>Removes containers.</summary>
    [CakeMethodAlias]
    public static void DockerRm(this ICakeContext context, DockerContainerRmSettings? settings, params string[] containers) =>
        Run(context, "rm", settings, NotEmpty(containers, nameof(containers)));

    [CakeMethodAlias]
    public static void DockerStop(this ICakeContext context, params string[] containers) =>
        DockerStop(context, null, containers);

    /// <summary>Stops containers.</summary>
    [CakeMethodAlias]
    public static void DockerStop(this ICakeContext context, DockerContainerStopSettings? settings, params string[] containers) =>
        Run(context, "stop", settings, NotEmpty(containers, nameof(containers)));

    private static string[] RunArguments(string image, string? command, string[] args)
    {
        if (string.IsNullOrEmpty(image))
            throw new ArgumentNullException(nameof(image));
        if (!string.IsNullOrEmpty(command))
            return [image, command, .. args];
        return args.Length == 0 ? [image] : throw new ArgumentException("There are arguments, but no command that takes them.", nameof(args));
    }
}
