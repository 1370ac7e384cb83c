using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Common.Tools.DotNet.Publish;

namespace Build.Training;

/// <summary>The trainer as it runs: compiled, with the libraries it needs, in one folder.</summary>
public static class TrainerPublication
{
    private const string Project = "src/Trainer";

    private static readonly string[] Sources =
    [
        "src/Trainer", "src/Datasets", "src/Faults", "src/Storage",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
    ];

    public static string SourceHash(string root) => FileHash.OfTree(root, Sources);

    public static string CommandLine(BuildPaths paths) =>
        $"dotnet publish {Project} --configuration Release --output {paths.Relative(paths.TrainerFolder)} -p:Torch=cpu";

    /// <summary>Publishes beside the trainer's folder and swaps the two, so that a killed build leaves no half of one.</summary>
    public static void Publish(BuildContext context)
    {
        var partial = context.Paths.TrainerFolder + ".partial";
        Delete(partial);
        context.DotNetPublish(
            Path.Combine(context.Root, Project),
            new DotNetPublishSettings
            {
                Configuration = "Release",
                OutputDirectory = partial,
                MSBuildSettings = new DotNetMSBuildSettings().WithProperty("Torch", "cpu"),
                Verbosity = DotNetVerbosity.Quiet,
                NoLogo = true,
            });
        Delete(context.Paths.TrainerFolder);
        Directory.Move(partial, context.Paths.TrainerFolder);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
