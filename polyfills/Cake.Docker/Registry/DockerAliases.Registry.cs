using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

public static partial class DockerAliases
{
    /// <summary>Logs in with the password among the arguments, where every user of the machine can see it.</summary>
    [CakeMethodAlias]
    public static void DockerLogin(this ICakeContext context, string username, string password, string? server = null)
    {
        var settings = new DockerRegistryLoginSettings
        {
            Username = Given(username, nameof(username)),
            Password = Given(password, nameof(password)),
        };
        DockerLogin(context, settings, server);
    }

    /// <summary>Logs in to a registry; without <paramref name="server"/> to Docker Hub.</summary>
    [CakeMethodAlias]
    public static void DockerLogin(this ICakeContext context, DockerRegistryLoginSettings settings, string? server = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Run(context, "login", settings, server is null ? [] : [server]);
    }

    [CakeMethodAlias]
    public static void DockerLogout(this ICakeContext context, string? server = null) =>
        DockerLogout(context, new DockerRegistryLogoutSettings(), server);

    /// <summary>Forgets a login; without <paramref name="server"/> that of Docker Hub.</summary>
    [CakeMethodAlias]
    public static void DockerLogout(this ICakeContext context, DockerRegistryLogoutSettings? settings, string? server = null) =>
        Run(context, "logout", settings, server is null ? [] : [server]);
}
