using Cake.Docker;
using Jobs;
using Pipelines;

namespace Build.Containers;

/// <summary>A container engine of this machine. Every method fails with an <see cref="EngineException"/> when the engine does.</summary>
public sealed class Engine(ICakeContext context, EngineProgram program)
{
    private readonly Lazy<EngineFacts> _facts = new(() => AskForFacts(context, program));

    /// <exception cref="FaultException">Its program is not installed.</exception>
    public Engine(ICakeContext context, ContainerEngine engine)
        : this(context, EngineProgram.Find(context, engine))
    {
    }

    public EngineProgram Program => program;

    public EngineFacts Facts => _facts.Value;

    /// <param name="folder">The build context.</param>
    public void Build(DockerImageBuildSettings settings, string folder) =>
        Call($"build {folder}", settings, () => context.DockerBuild(settings, folder));

    /// <returns>Null when the engine holds no such image.</returns>
    public ImageFacts? Find(string image)
    {
        var settings = new ContainerInspectSettings { Type = "image" };
        IReadOnlyList<string> lines = [];
        try
        {
            Call($"inspect {image}", settings, () => lines = Tool<ContainerInspectSettings>().Query("inspect", settings, image), show: false);
        }
        catch (EngineException exception) when (exception.Fault == EngineFault.Absent)
        {
            return null;
        }

        return ImageFacts.Parse(string.Concat(lines));
    }

    /// <summary>Takes the images of an archive.</summary>
    public void Load(string path)
    {
        var settings = new DockerImageLoadSettings { Input = path, Quiet = true };
        Call($"load {path}", settings, () => context.DockerLoad(settings));
    }

    public void Push(string image)
    {
        var settings = new DockerImagePushSettings();
        Call($"push {image}", settings, () => context.DockerPush(settings, image));
    }

    /// <param name="show">Whether the console shows how it goes.</param>
    public void Pull(string image, bool show = true)
    {
        var settings = new DockerImagePullSettings();
        Call($"pull {image}", settings, () => context.DockerPull(settings, image), show);
    }

    /// <summary>The command that runs a container, for something that starts it later.</summary>
    public JobCommand Run(ContainerRunSettings settings, string image, IEnumerable<string> arguments) =>
        ContainerCommand.Of(program, "run", settings, [image, .. arguments]);

    /// <summary>Ends a container and removes it, if there is one of that name.</summary>
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

    private static EngineFacts AskForFacts(ICakeContext context, EngineProgram program)
    {
        var settings = new ContainerInspectSettings { Format = program.Engine == ContainerEngine.Podman ? "json" : "{{json .}}" };
        IReadOnlyList<string> lines = [];
        var tool = new ContainerTool<ContainerInspectSettings>(context, program);
        Call(program, "info", settings, () => lines = tool.Query("info", settings), show: false);
        return EngineFacts.Parse(program.Engine, string.Concat(lines));
    }

    private ContainerTool<TSettings> Tool<TSettings>()
        where TSettings : AutoToolSettings, new() => new(context, program);

    private void Call(string request, AutoToolSettings settings, Action alias, bool show = true) =>
        Call(program, request, settings, alias, show);

    private static void Call(EngineProgram program, string request, AutoToolSettings settings, Action alias, bool show)
    {
        var output = ToolOutput.Keep(program.Configure(settings), keepOutput: !show, show);
        try
        {
            alias();
        }
        catch (CakeException exception)
        {
            throw EngineException.Of(program.Name, request, string.Join('\n', output.Error), exception);
        }
    }
}
