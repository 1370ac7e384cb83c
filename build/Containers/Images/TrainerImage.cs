using System.Reflection;
using System.Text.RegularExpressions;
using Build.Engines;
using Build.Training;
using Cake.Core.IO;
using Cake.Docker;
using Pipelines;
using Settings.Declarations;
using Path = System.IO.Path;

namespace Build.Containers.Images;

/// <summary>The trainer's image for one pipeline.</summary>
internal sealed partial class TrainerImage(BuildContext context)
{
    private const string Annotation = "org.opencontainers.image.";
    private const string Epoch = "0"; // in seconds since 1970

    private readonly TrainerPublication _publication = TrainerPublication.Of(context.Settings, context.Paths);

    public ImageReference Reference { get; } = ImageReference.Of(context.Settings);

    /// <summary>The base image, with its digest if that is pinned.</summary>
    public string Base
    {
        get
        {
            var image = context.Settings.Image!;
            var name = image.Base ?? DefaultBase().Match(File.ReadAllText(Dockerfile)).Groups[1].Value;
            return image.BaseDigest is { } digest ? $"{name}@{digest}" : name;
        }
    }

    private string Dockerfile => context.Paths.Dockerfile;

    private string Folder => ImageContext.FolderOf(_publication);

    /// <summary>Hashes of the image's inputs.</summary>
    public Dictionary<string, string> Inputs => new()
    {
        ["trainer sources"] = TrainerPublication.SourceHash(context.Root),
        ["Dockerfile"] = FileHash.Of(Dockerfile),
        ["data set"] = FileHash.Of(context.Paths.ConvertedDataset),
        ["settings"] = SettingsHash.Of(Reference.ToString(), Base, Spelling.Of(context.Settings.Image!.Engine), TrainingSettingsHash),
    };

    /// <summary>The build command, as a user would type it. After it, the build time is removed from Docker's image.</summary>
    public string CommandLine => ShellWord.Join(
    [
        context.Engine.Program.Name, "build", "--file", context.Paths.Relative(Dockerfile), "--build-arg", $"BASE={Base}",
        "--tag", Reference.ToString(), context.Paths.Relative(Folder),
    ]);

    private string TrainingSettingsHash => SettingsHash.Of(TrainerArguments.Train(context.Settings, context.BucketPath));

    /// <summary>The reason why the image is out of date; null if it is current.</summary>
    public string? Stale()
    {
        if (context.Manifest.Image is not { } image)
            return null; // never built; the manifest reports that
        if (context.Engine.Find(Reference.ToString())?.Id != image.Id)
            return $"{Reference} is not the image that was built last";
        return context.Engine.Find(Base) is { } found && found.Id != image.BaseId ? $"{Base} changed" : null;
    }

    /// <summary>Builds the image and tags it.</summary>
    /// <exception cref="FaultException">The engine is not available, its disk is full, or it cannot build the image.</exception>
    public ImageFacts Build()
    {
        var engine = context.Engine;
        var facts = engine.Facts;
        var bytes = ImageContext.Stage(_publication);
        CheckRoom(facts, bytes);
        Replace(Reference, () => BuildTimeless(facts));
        return engine.Find(Reference.ToString())!;
    }

    private void BuildTimeless(EngineFacts facts)
    {
        if (!facts.CanSeal)
        {
            Build(Reference, timeless: true);
        }
        else
        {
            // The image is kept because Docker's builder caches its layers by it.
            var unsealed = Reference with { Host = null, Path = $"unsealed/{Reference.Path}" };
            Replace(unsealed, () => Build(unsealed, timeless: false));
            Seal(context.Engine.Find(unsealed.ToString())!);
        }
    }

    /// <summary>Builds an image under a name and removes the previous image of that name.</summary>
    private void Replace(ImageReference reference, Action build)
    {
        var before = context.Engine.Find(reference.ToString());
        build();
        if (before is not null && before.Id != context.Engine.Find(reference.ToString())?.Id)
            context.Engine.RemoveUnused(before.Id);
    }

    private void Build(ImageReference reference, bool timeless)
    {
        var settings = new DockerImageBuildSettings
        {
            File = Dockerfile,
            BuildArg = [$"BASE={Base}"],
            Tag = [reference.ToString()],
            Label = [.. Labels().Select(label => $"{label.Key}={label.Value}")],
            ForceRm = true,
        };
        if (timeless)
            settings.ArgumentCustomization = TimelessOptions;
        context.Engine.Build(settings, Folder);
    }

    // Options that Cake.Docker lacks. BuildKit's build records contain the time as well.
    private ProcessArgumentBuilder TimelessOptions(ProcessArgumentBuilder arguments) =>
        context.Engine.Program.Engine == ContainerEngine.Podman
            ? arguments.Append($"--timestamp={Epoch}")
            : arguments.Append($"--build-arg=SOURCE_DATE_EPOCH={Epoch}").Append("--provenance=false").Append("--sbom=false");

    private void Seal(ImageFacts built)
    {
        var archive = Path.GetTempFileName();
        try
        {
            TimelessImage.Write(built, Reference, archive);
            context.Engine.Load(archive);
        }
        finally
        {
            File.Delete(archive);
        }
    }

    private SortedDictionary<string, string> Labels() => new(StringComparer.Ordinal)
    {
        [Annotation + "title"] = "trainer",
        [Annotation + "version"] = AssemblyName.GetAssemblyName(_publication.Assembly).Version!.ToString(3),
        [Annotation + "revision"] = GitCommit.Of(context.Root) ?? "unknown",
        [Annotation + "base.name"] = Base,
        ["pipeline.name"] = context.Settings.Name,
        ["pipeline.dataset.sha256"] = FileHash.Of(context.Paths.ConvertedDataset),
        ["pipeline.settings.sha256"] = TrainingSettingsHash,
    };

    /// <summary>Docker's builder keeps a copy of the context while it builds the layers.</summary>
    private void CheckRoom(EngineFacts facts, long bytes)
    {
        if (!Directory.Exists(facts.DataFolder))
            return; // the engine runs on another machine
        var isFirst = context.Engine.Find(Reference.ToString()) is null;
        var (needed, free) = (isFirst ? 2 * bytes : bytes, new DriveInfo(facts.DataFolder).AvailableFreeSpace);
        if (free < needed)
        {
            throw new FaultException(
                FaultKind.Tool,
                $"{facts.DataFolder}: {context.Engine.Program.Name} needs {needed / 1e6:N0} MB to build the image, and {free / 1e6:N0} MB are free. "
                + $"Free disk space: {context.Engine.Program.Name} system prune");
        }
    }

    [GeneratedRegex("^ARG BASE=(\\S+)", RegexOptions.Multiline)]
    private static partial Regex DefaultBase();
}
