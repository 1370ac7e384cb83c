using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>The <c>docker</c> program, or the one <see cref="ToolSettings.ToolPath"/> names.</summary>
public abstract class DockerTool<TSettings>(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : Tool<TSettings>(fileSystem, environment, processRunner, tools)
    where TSettings : ToolSettings
{
    private readonly bool _isUnix = environment.Platform.IsUnix();

    protected override string GetToolName() => "Docker";

    // Under WSL both may be on the PATH, and the Linux one is meant.
    protected override IEnumerable<string> GetToolExecutableNames() =>
        _isUnix ? ["docker", "docker.exe"] : ["docker.exe", "docker"];
}
