using System.Reflection;
using System.Text.RegularExpressions;
using Build.Engines;
using Build.Training;
using Cake.Core.IO;
using Cake.Docker;
using Pipelines;
using Path = System.IO.Path;

namespace Build.Containers.Images;

/// <summary>The image of one pipeline's trainer.</summary>
internal sealed partial class TrainerImage(BuildContext context)
{
    private const string Annotation = "org.opencontainers.image.";
    private const string Epoch = "0"; // in seconds since 1970

    private readonly TrainerPublication _publication = TrainerPublication.Of(context.Settings, context.Paths);

    public ImageReference Reference { get; } = ImageReference.Of(context.Settings);

    /// <summary>The image it stands on, with its digest where that is pinned.</summary>
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

    /// <summary>Hashes of what the image is made of.</summary>
    public Dictionary<string, string> Inputs => new()
    {
        ["trainer sources"] = TrainerPublication.SourceHash(context.Root),
        ["Dockerfile"] = FileHash.Of(Dockerfile),
        ["data set"] = FileHash.Of(context.Paths.ConvertedDataset),
        ["settings"] = SettingsHash.Of(Reference.ToString(), Base, Spelling.Of(context.Settings.Image!.Engine), TrainingSettingsHash),
    };

    /// <summary>The command that builds it, as a user would type it; after it, Docker's image loses the time it was built at.</summary>
    public string CommandLine => ShellWord.Join(
    [
        context.Engine.Program.Name, "build", "--file", context.Paths.Relative(Dockerfile), "--build-arg", $"BASE={Base}",
        "--tag", Reference.ToString(), context.Paths.Relative(Folder),
    ]);

    private string TrainingSettingsHash => SettingsHash.Of(TrainerArguments.Train(context.Settings, context.BucketPath));

    /// <summary>What of the image that was built last is no longer so; null when all is.</summary>
    public string? Stale()
    {
        if (context.Manifest.Image is not { } image)
            return null; // never built, which the manifest knows
        if (context.Engine.Find(Reference.ToString())?.Id != image.Id)
            return $"{Reference} is not what was built last";
        return context.Engine.Find(Base) is { } found && found.Id != image.BaseId ? $"{Base} changed" : null;
    }

    /// <summary>Builds it, under its name.</summary>
    /// <exception cref="FaultException">The engine is not there, has no room, or cannot build it.</exception>
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
            // Kept, for Docker's builder finds its layers by it.
            var unsealed = Reference with { Host = null, Path = $"unsealed/{Reference.Path}" };
            Replace(unsealed, () => Build(unsealed, timeless: false));
            Seal(context.Engine.Find(unsealed.ToString())!);
        }
    }

    /// <summary>Builds under a name, and removes what had the name before.</summary>
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

    // Beside what Cake.Docker knows. BuildKit's records of a build hold its time as well.
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

    /// <summary>Docker's builder keeps a copy of the context while it makes the layers.</summary>
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
                + $"Make room: {context.Engine.Program.Name} system prune");
        }
    }

    [GeneratedRegex("^ARG BASE=(\\S+)", RegexOptions.Multiline)]
    private static partial Regex DefaultBase();
}
