using System.Diagnostics;
using System.Text.Json;

namespace EndToEnd.Tests;

public sealed class PolyfillTests
{
    [Theory]
    [InlineData("build/Build.csproj", "Cake.Frosting", "true", false)]
    [InlineData("build/Build.csproj", "Cake.Frosting", "false", true)]
    [InlineData("build/Build.csproj", "Cake.Docker", "true", false)]
    [InlineData("build/Build.csproj", "Cake.Docker", "false", true)]
    public void The_property_UsePolyfills_decides_where_a_package_comes_from(string project, string package, string usePolyfills, bool isPackage)
    {
        using var items = Evaluate(project, $"-p:UsePolyfills={usePolyfills}");

        Names(items, "PackageReference").Contains(package).Should().Be(isPackage);
        Names(items, "ProjectReference").Any(name => name.EndsWith($"{package}.csproj", StringComparison.Ordinal)).Should().Be(!isPackage);
    }

    [Theory]
    [InlineData("build/Build.csproj", "Cake.Frosting")]
    [InlineData("build/Build.csproj", "Cake.Docker")]
    public void The_polyfill_is_the_default(string project, string package)
    {
        using var items = Evaluate(project);

        Names(items, "PackageReference").Should().NotContain(package);
    }

    private static List<string> Names(JsonDocument items, string kind) =>
        [.. items.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];

    private static JsonDocument Evaluate(string project, params string[] properties)
    {
        string[] arguments =
            ["msbuild", Repository.PathOf(project), "-nr:false", "-getItem:PackageReference", "-getItem:ProjectReference"];
        var start = new ProcessStartInfo(Tools.Require("dotnet"), [.. arguments, .. properties]) { RedirectStandardOutput = true };
        start.Environment.Remove("UsePolyfills");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, output);
        return JsonDocument.Parse(output);
    }
}
