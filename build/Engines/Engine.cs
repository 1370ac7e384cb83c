using System.ComponentModel;
using System.Text.RegularExpressions;
using Cake.Docker;
using Jobs;
using Pipelines;
using Path = System.IO.Path;

namespace Build.Engines;

/// <summary>A container engine on this machine. Every method throws <see cref="EngineException"/> if the engine fails.</summary>
internal sealed partial class Engine(ICakeContext context, EngineProgram program)
{
    /// <exception cref="FaultException">The engine's program is not installed.</exception>
    public Engine(ICakeContext context, ContainerEngine engine)
        : this(context, EngineProgram.Find(context, engine))
    {
    }

    public EngineProgram Program => program;

    public EngineFacts Facts => field ??= EngineFacts.Parse(
        program.Engine,
        Ask("info", new ContainerQuerySettings { Format = program.Engine == ContainerEngine.Podman ? "json" : "{{json .}}" }));

    /// <param name="folder">The build context.</param>
    public void Build(DockerImageBuildSettings settings, string folder) =>
        Call($"build {folder}", settings, () => context.DockerBuild(settings, folder));

    /// <returns>The image; null if the engine does not have it.</returns>
    public ImageFacts? Find(string image)
    {
        try
        {
            return ImageFacts.Parse(Ask("inspect", new ContainerQuerySettings { Type = "image" }, image));
        }
        catch (EngineException exception) when (exception.Fault == EngineFault.Absent)
        {
            return null;
        }
    }

    /// <summary>Loads the images of an archive.</summary>
    public void Load(string path)
    {
        var settings = new DockerImageLoadSettings { Input = path, Quiet = true };
        Call($"load {path}", settings, () => context.DockerLoad(settings));
    }

    /// <returns>The image's digest in the registry.</returns>
    public string Push(string image)
    {
        var digest = program.Engine == ContainerEngine.Podman ? PushWithPodman(image) : PushWithDocker(image);
        return Digest().IsMatch(digest)
            ? digest
            : throw new FaultException(FaultKind.Tool, $"{image}: {program.Name} pushed it, but did not print its digest. Update {program.Name}.");
    }

    /// <param name="show">Whether progress is shown on the console.</param>
    public void Pull(string image, bool show = true)
    {
        var settings = new DockerImagePullSettings();
        Call($"pull {image}", settings, () => context.DockerPull(settings, image), show);
    }

    /// <summary>The command that runs a container, for a job service that starts it later.</summary>
    public JobCommand Run(ContainerRunSettings settings, string image, IEnumerable<string> arguments) =>
        ContainerCommand.Of(program, "run", settings, [image, .. arguments]);

    /// <summary>Removes an image unless something still uses it.</summary>
    public void RemoveUnused(string image)
    {
        var settings = new DockerImageRemoveSettings();
        try
        {
            Call($"rmi {image}", settings, () => context.DockerRemove(settings, image), show: false);
        }
        catch (EngineException exception) when (exception.Fault is EngineFault.Absent or EngineFault.InUse)
        {
        }
    }

    /// <summary>Stops and removes the container of that name, if it exists.</summary>
    public void RemoveContainer(string name)
    {
        var settings = new DockerContainerRmSettings { Force = true };
        try
        {
            Call($"rm {name}", settings, () => context.DockerRm(settings, name), show: false);
        }
        catch (EngineException exception) when (exception.Fault == EngineFault.Absent)
        {
        }
    }

    // Docker prints the digest in its last line; its record of the image may contain digests of earlier pushes.
    private string PushWithDocker(string image)
    {
        var settings = new DockerImagePushSettings();
        var output = Call($"push {image}", settings, () => context.DockerPush(settings, image), keepOutput: true);
        return output.Output.Select(line => DigestTold().Match(line)).LastOrDefault(told => told.Success)?.Groups[1].Value ?? "";
    }

    // Podman's record of the image contains the local digest, which differs from the registry's.
    private string PushWithPodman(string image)
    {
        var file = Path.GetTempFileName();
        try
        {
            var settings = new ContainerPushSettings { Digestfile = file };
            Call($"push {image}", settings, () => Tool<ContainerPushSettings>().Run("push", settings, image));
            return File.ReadAllText(file).Trim();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private string Ask(string command, ContainerQuerySettings settings, params string[] positional)
    {
        IReadOnlyList<string> lines = [];
        var request = string.Join(' ', [command, .. positional]);
        Call(request, settings, () => lines = Tool<ContainerQuerySettings>().Query(command, settings, positional), show: false);
        return string.Concat(lines);
    }

    private ContainerTool<TSettings> Tool<TSettings>()
        where TSettings : AutoToolSettings, new() => new(context, program);

    private ToolOutput Call(string request, AutoToolSettings settings, Action alias, bool show = true, bool keepOutput = false)
    {
        var output = ToolOutput.Keep(program.Configure(settings), keepOutput || !show, show);
        try
        {
            alias();
            return output;
        }
        catch (Exception problem) when (problem is CakeException or Win32Exception)
        {
            throw EngineException.Of(program, request, output, problem);
        }
    }

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();

    [GeneratedRegex(": digest: (sha256:[0-9a-f]{64}) ")]
    private static partial Regex DigestTold();
}
