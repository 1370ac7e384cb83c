using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Common.Tools.DotNet.Publish;
using Jobs;
using Pipelines;

namespace Build.Training;

/// <summary>The trainer as it runs: compiled, with the libraries it needs, in one folder.</summary>
/// <param name="Folder">Pipelines that need the same trainer share it.</param>
/// <param name="Torch">The libtorch beside it.</param>
/// <param name="RuntimeIdentifier">The system it brings the .NET runtime for; null where it uses the runtime of this machine.</param>
public sealed record TrainerPublication(string Folder, TorchBackend Torch, string? RuntimeIdentifier)
{
    /// <summary>The only system TorchSharp has a Linux libtorch for.</summary>
    private const string ImageRuntime = "linux-x64";

    private const string Project = "src/Trainer";

    private static readonly string[] Sources =
    [
        "src/Trainer", "src/Datasets", "src/Faults", "src/Runs", "src/Storage", "polyfills/Google.Cloud.Storage.V1",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
    ];

    public string Assembly => Path.Combine(Folder, "Trainer.dll");

    /// <summary>The file that says which sources the folder was published from. It is none of the files that an image is built from.</summary>
    private string Stamp => Folder + ".sha256";

    /// <summary>An image may stand on any base, so what goes into one brings its own runtime.</summary>
    public static TrainerPublication Of(PipelineSettings settings, BuildPaths paths) => settings.Image is { } image
        ? new(paths.Trainer($"{Spelling.Of(image.Torch)}-{ImageRuntime}"), image.Torch, ImageRuntime)
        : new(paths.Trainer(Spelling.Of(TorchBackend.Cpu)), TorchBackend.Cpu, RuntimeIdentifier: null);

    public static string SourceHash(string root) => FileHash.OfTree(root, Sources);

    /// <summary>The command that publishes, as a user would type it.</summary>
    public string CommandLine(BuildPaths paths)
    {
        var runtime = RuntimeIdentifier is null ? "" : $" --runtime {RuntimeIdentifier} --self-contained";
        return $"dotnet publish {Project} --configuration Release --output {paths.Relative(Folder)}{runtime} -p:Torch={Spelling.Of(Torch)}";
    }

    /// <summary>What runs the trainer on this machine.</summary>
    public JobCommand Command(IEnumerable<string> arguments) => RuntimeIdentifier is null
        ? new(System.Environment.ProcessPath!, [Assembly, .. arguments])
        : new(Path.ChangeExtension(Assembly, null), [.. arguments]);

    /// <summary>That, as a user would type it in the root of the checkout.</summary>
    public string Show(BuildPaths paths, IEnumerable<string> arguments) => RuntimeIdentifier is null
        ? ShellWord.Join(["dotnet", paths.Relative(Assembly), .. arguments])
        : ShellWord.Join([paths.Relative(Path.ChangeExtension(Assembly, null)), .. arguments]);

    /// <returns>Whether the folder holds the trainer of these sources, whichever pipeline published it.</returns>
    /// <param name="sources">See <see cref="SourceHash"/>.</param>
    public bool IsOf(string sources) => File.Exists(Assembly) && File.Exists(Stamp) && File.ReadAllText(Stamp) == sources;

    /// <summary>Publishes beside the trainer's folder and swaps the two, so that a killed build leaves no half of one.</summary>
    /// <param name="sources">See <see cref="SourceHash"/>.</param>
    public void Publish(BuildContext context, string sources)
    {
        var partial = Folder + ".partial";
        DeleteStamp();
        Delete(partial);
        context.DotNetPublish(
            Path.Combine(context.Root, Project),
            new DotNetPublishSettings
            {
                Configuration = "Release",
                OutputDirectory = partial,
                Runtime = RuntimeIdentifier,
                SelfContained = RuntimeIdentifier is null ? null : true,
                MSBuildSettings = new DotNetMSBuildSettings().WithProperty("Torch", Spelling.Of(Torch)),
                Verbosity = DotNetVerbosity.Quiet,
                NoLogo = true,
            });
        Delete(Folder);
        Directory.Move(partial, Folder);
        AtomicFile.WriteAllText(Stamp, sources);
    }

    /// <summary>Forgets which sources the folder was published from.</summary>
    public void DeleteStamp()
    {
        if (File.Exists(Stamp))
            File.Delete(Stamp);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
