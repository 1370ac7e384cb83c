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

    public static void Publish(BuildContext context) => context.DotNetPublish(
        Path.Combine(context.Root, Project),
        new DotNetPublishSettings
        {
            Configuration = "Release",
            OutputDirectory = context.Paths.TrainerFolder,
            MSBuildSettings = new DotNetMSBuildSettings().WithProperty("Torch", "cpu"),
            Verbosity = DotNetVerbosity.Quiet,
            NoLogo = true,
        });
}
