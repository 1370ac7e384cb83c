using System.ComponentModel;
using Build.Engines;
using Cake.Docker;
using Pipelines;

namespace Build.Containers.Registries;

/// <summary>
/// Logs in to an image registry. The password is written to the program's standard input, so no argument and no log contains it. The login
/// is stored in the given folder, not in the user's own configuration.
/// </summary>
internal static class RegistryLogin
{
    /// <param name="registry">HOST or HOST:PORT.</param>
    /// <param name="folder">Folder for the login, readable by this user only; created if it does not exist.</param>
    /// <returns><paramref name="program"/> with an environment in which it is logged in.</returns>
    /// <exception cref="FaultException">
    /// <see cref="FaultKind.Remote"/>: the registry refuses the login or cannot be reached; <see cref="FaultKind.Tool"/>: the program does
    /// not run, or its engine does not respond.
    /// </exception>
    public static EngineProgram LogIn(
        ICakeContext context, EngineProgram program, string registry, string user, string password, string folder)
    {
        MakePrivateFolder(folder);
        var loggedIn = program.Engine == ContainerEngine.Podman
            ? program.With("REGISTRY_AUTH_FILE", Path.GetFullPath(Path.Combine(folder, "auth.json")))
            : program.With("DOCKER_CONFIG", Path.GetFullPath(folder));
        var settings = loggedIn.Configure(new DockerRegistryLoginSettings { Username = user, PasswordStdin = true });
        settings.SetupProcessSettings = process => process.StandardInput = password;
        var output = ToolOutput.Keep(settings, keepOutput: true, show: false);
        try
        {
            context.DockerLogin(settings, registry);
        }
        catch (Exception problem) when (problem is CakeException or Win32Exception or IOException)
        {
            throw EngineException.Of(program, $"login {registry} as {user}", output, problem, secret: password);
        }
        return loggedIn;
    }

    private static void MakePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
