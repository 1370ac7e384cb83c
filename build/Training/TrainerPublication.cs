using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Common.Tools.DotNet.Publish;
using Jobs;
using Pipelines;
using Settings.Declarations;

namespace Build.Training;

/// <summary>The published trainer: compiled, with its libraries, in one folder.</summary>
/// <param name="Folder">The folder; pipelines that need the same trainer share it.</param>
/// <param name="Torch">The libtorch variant.</param>
/// <param name="RuntimeIdentifier">The target of the included .NET runtime; null if it uses this machine's runtime.</param>
internal sealed record TrainerPublication(string Folder, TorchBackend Torch, string? RuntimeIdentifier)
{
    /// <summary>The only Linux runtime identifier that TorchSharp provides libtorch for.</summary>
    private const string ImageRuntime = "linux-x64";

    private const string Project = "src/Trainer";

    private static readonly string[] Sources =
    [
        "src/Credentials", "src/Datasets", "src/Faults", "src/Kernels", "src/PyTorchFiles", "src/Runs", "src/Scoring", "src/Settings", "src/Storage", "src/Text",
        "src/Trainer", "src/Ulmfit",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
    ];

    public string Assembly => Path.Combine(Folder, "Trainer.dll");

    /// <summary>The file with the hash of the sources that the folder was published from. It is not part of an image.</summary>
    private string Stamp => Folder + ".sha256";

    /// <summary>An image may have any base, so its trainer includes its own runtime.</summary>
    public static TrainerPublication Of(PipelineSettings settings, BuildPaths paths) => settings.Image is { } image
        ? new(paths.Trainer($"{Spelling.Of(image.Torch)}-{ImageRuntime}"), image.Torch, ImageRuntime)
        : new(paths.Trainer(Spelling.Of(TorchBackend.Cpu)), TorchBackend.Cpu, RuntimeIdentifier: null);

    public static string SourceHash(string root) => FileHash.OfTree(root, Sources);

    /// <summary>The publish command, as a user would type it.</summary>
    public string CommandLine(BuildPaths paths)
    {
        var runtime = RuntimeIdentifier is null ? "" : $" --runtime {RuntimeIdentifier} --self-contained";
        return $"dotnet publish {Project} --configuration Release --output {paths.Relative(Folder)}{runtime} -p:Torch={Spelling.Of(Torch)}";
    }

    /// <summary>The command that runs the trainer on this machine.</summary>
    public JobCommand Command(IEnumerable<string> arguments) => RuntimeIdentifier is null
        ? new(System.Environment.ProcessPath!, [Assembly, .. arguments])
        : new(Path.ChangeExtension(Assembly, null), [.. arguments]);

    /// <summary>The same command, as a user would type it in the root of the checkout.</summary>
    public string Show(BuildPaths paths, IEnumerable<string> arguments) => RuntimeIdentifier is null
        ? ShellWord.Join(["dotnet", paths.Relative(Assembly), .. arguments])
        : ShellWord.Join([paths.Relative(Path.ChangeExtension(Assembly, null)), .. arguments]);

    /// <returns>Whether the folder contains the trainer of these sources, whichever pipeline published it.</returns>
    /// <param name="sources">See <see cref="SourceHash"/>.</param>
    public bool IsOf(string sources) => File.Exists(Assembly) && File.Exists(Stamp) && File.ReadAllText(Stamp) == sources;

    /// <summary>Publishes to a temporary folder and then renames it, so that a killed build leaves no incomplete trainer.</summary>
    /// <param name="sources">See <see cref="SourceHash"/>.</param>
    public void Publish(ICakeContext context, BuildPaths paths, string sources)
    {
        var partial = Folder + ".partial";
        DeleteStamp();
        Delete(partial);
        context.DotNetPublish(
            Path.Combine(paths.Root, Project),
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
