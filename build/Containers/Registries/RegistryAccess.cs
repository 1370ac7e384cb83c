using System.Diagnostics;
using Build.Containers.Images;
using Build.Engines;
using Pipelines;

namespace Build.Containers.Registries;

/// <summary>An engine that is allowed to push to a registry. A login made for this is deleted when the object is disposed.</summary>
internal sealed class RegistryAccess : IDisposable
{
    private const string GoogleUser = "oauth2accesstoken";

    private readonly DirectoryInfo? _folder;

    private RegistryAccess(Engine engine) => Engine = engine;

    private RegistryAccess(ICakeContext context, EngineProgram program, string host, string user, string password)
    {
        _folder = Directory.CreateTempSubdirectory("registry-login-");
        try
        {
            if (program.Engine == ContainerEngine.Docker)
                DockerConfiguration.OfUser().CopyWithoutLogins(_folder.FullName);
            Engine = new Engine(context, RegistryLogin.LogIn(context, program, host, user, password, _folder.FullName));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Engine Engine { get; }

    /// <exception cref="FaultException">The login fails.</exception>
    public static RegistryAccess Open(BuildContext context, ImageReference reference)
    {
        var (engine, image) = (context.Engine, context.Settings.Image!);
        return Method(engine, image, reference) switch
        {
            ImageLogin.Password => new(context, engine.Program, reference.Host!, image.User!, ReadPassword(context, image.PasswordFile!)),
            ImageLogin.Gcloud => new(context, engine.Program, reference.Host!, GoogleUser, GoogleToken(context)),
            _ => new(engine),
        };
    }

    public void Dispose() => _folder?.Delete(recursive: true);

    private static ImageLogin Method(Engine engine, ImageSettings image, ImageReference reference) =>
        image.Login == ImageLogin.Auto && reference.IsGoogle && engine.Program.Engine == ContainerEngine.Docker
            && !DockerConfiguration.OfUser().Knows(reference.Host!)
            ? ImageLogin.Gcloud
            : image.Login;

    private static string ReadPassword(BuildContext context, string file)
    {
        var path = context.Paths.Resolve(file);
        try
        {
            return File.ReadAllText(path).TrimEnd('\r', '\n') is { Length: > 0 } password
                ? password
                : throw new FaultException(FaultKind.Settings, $"image.passwordFile: {path} is empty. Put the password there.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(
                FaultKind.Settings, $"image.passwordFile: {path} cannot be read ({exception.GetType().Name}). Put the password there.", exception);
        }
    }

    private static string GoogleToken(ICakeContext context)
    {
        var gcloud = context.Tools.Resolve("gcloud") ?? throw new FaultException(
            FaultKind.Tool, "gcloud is not on the PATH. It is required to push to a Google registry. Install it, or log in another way: image.login.");
        using var process = Process.Start(new ProcessStartInfo(gcloud.FullPath, ["auth", "print-access-token", "--quiet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var token = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 && token.Length > 0
            ? token
            : throw new FaultException(
                FaultKind.Remote,
                $"gcloud auth print-access-token: {EngineErrors.Gist(errors.Result)} Log in with: gcloud auth login");
    }
}
