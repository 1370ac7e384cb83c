using Cake.Core.Packaging;

namespace Cake.Frosting.Internal;

internal sealed class ToolInstaller(Core.Tooling.IToolInstaller installer) : IToolInstaller
{
    // Cake's own installer is lazy: it installs while its result is enumerated.
    public void Install(PackageReference tool) => _ = installer.Install(tool).ToList();
}
