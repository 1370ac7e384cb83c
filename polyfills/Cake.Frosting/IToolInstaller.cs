using Cake.Core.Packaging;

namespace Cake.Frosting;

/// <summary>Installs the tools named with <see cref="CakeHostExtensions.InstallTool"/>.</summary>
public interface IToolInstaller
{
    /// <exception cref="Cake.Core.CakeException">No installer knows the scheme, or nothing was installed.</exception>
    void Install(PackageReference tool);
}
