using System.Diagnostics;
using System.Text.Json;

namespace EndToEnd.Tests;

public sealed class PolyfillTests
{
    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public void The_property_UsePolyfills_decides_where_Frosting_comes_from(string usePolyfills, bool isPackage)
    {
        using var items = Evaluate($"-p:UsePolyfills={usePolyfills}");

        Names(items, "PackageReference").Contains("Cake.Frosting").Should().Be(isPackage);
        Names(items, "ProjectReference").Any(name => name.EndsWith("Cake.Frosting.csproj", StringComparison.Ordinal)).Should().Be(!isPackage);
    }

    [Fact]
    public void The_polyfill_is_the_default()
    {
        using var items = Evaluate();

        Names(items, "PackageReference").Should().NotContain("Cake.Frosting");
    }

    private static List<string> Names(JsonDocument items, string kind) =>
        [.. items.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];

    private static JsonDocument Evaluate(params string[] properties)
    {
        string[] arguments =
            ["msbuild", Repository.PathOf("build", "Build.csproj"), "-nr:false", "-getItem:PackageReference", "-getItem:ProjectReference"];
        var start = new ProcessStartInfo(Tools.Require("dotnet"), [.. arguments, .. properties]) { RedirectStandardOutput = true };
        start.Environment.Remove("UsePolyfills");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, output);
        return JsonDocument.Parse(output);
    }
}
