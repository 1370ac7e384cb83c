using System.ComponentModel;
using System.Text.RegularExpressions;
using Cake.Docker;
using Pipelines;

namespace Build.Containers;

/// <summary>Sends an image to its registry and learns the digest it has there.</summary>
public static partial class ImagePush
{
    /// <param name="program">Logged in, where the registry wants it.</param>
    /// <param name="image">HOST/NAME:TAG.</param>
    /// <returns>The image by its content: HOST/NAME@sha256:...</returns>
    /// <exception cref="FaultException">
    /// <see cref="FaultKind.Remote"/>: the registry refuses it or cannot be reached; <see cref="FaultKind.Tool"/>: the program cannot be run, its
    /// engine does not answer, or it does not tell the digest.
    /// </exception>
    public static string Push(ICakeContext context, EngineProgram program, string image)
    {
        var digest = program.Engine == ContainerEngine.Podman ? PushWithPodman(context, program, image) : PushWithDocker(context, program, image);
        if (!Digest().IsMatch(digest))
            throw new FaultException(FaultKind.Tool, $"{image}: {program.Name} pushed it, but did not tell its digest. Update {program.Name}.");
        return $"{Repository(image)}@{digest}";
    }

    // Docker tells it in the last line; what it keeps of the image may hold digests of earlier pushes.
    private static string PushWithDocker(ICakeContext context, EngineProgram program, string image)
    {
        var settings = program.Configure(new DockerImagePushSettings());
        var output = ToolOutput.Keep(settings, keepOutput: true);
        Try(program, image, output, () => context.DockerPush(settings, image));
        return output.Output.Select(line => Told().Match(line)).LastOrDefault(told => told.Success)?.Groups[1].Value ?? "";
    }

    // What Podman keeps of the image is the digest it has on this machine, which is another one.
    private static string PushWithPodman(ICakeContext context, EngineProgram program, string image)
    {
        var file = Path.GetTempFileName();
        try
        {
            var settings = new ContainerPushSettings { Digestfile = file };
            var output = ToolOutput.Keep(settings);
            Try(program, image, output, () => new ContainerTool<ContainerPushSettings>(context, program).Run("push", settings, image));
            return File.ReadAllText(file).Trim();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Try(EngineProgram program, string image, ToolOutput output, Action push)
    {
        try
        {
            push();
        }
        catch (Exception problem) when (problem is CakeException or Win32Exception)
        {
            throw EngineFault.Of(
                program, $"{image}: {program.Name} cannot push it", output, problem, "Check the image's name, the registry and your rights there.");
        }
    }

    // A colon before the last slash belongs to the host's port.
    private static string Repository(string image) =>
        image.LastIndexOf(':') is var colon && colon > image.LastIndexOf('/') ? image[..colon] : image;

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();

    [GeneratedRegex(": digest: (sha256:[0-9a-f]{64}) ")]
    private static partial Regex Told();
}
