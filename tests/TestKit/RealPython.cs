using Xunit;

namespace TestKit;

/// <summary>This machine's Python with some of its packages. A test that needs an absent one is skipped.</summary>
/// <param name="packages">What the scripts import, with commas between.</param>
public abstract class RealPython(string packages)
{
    private const string Program = "/usr/bin/python3";

    private readonly Lazy<bool> _installed = new(() => Start("-c", $"import {packages}").ExitCode == 0);

    /// <param name="script">Its path below <c>tests/</c>.</param>
    /// <returns>What the script prints.</returns>
    public string RunScript(string script, params string[] arguments)
    {
        Tools.Require(Program);
        if (!_installed.Value)
            Assert.Skip($"{Program} cannot import {packages}");
        return Start([Repository.PathOf("tests", script), .. arguments]).Require();
    }

    private static CommandResult Start(params string[] arguments) => Command.Run(Program, ["-W", "ignore", .. arguments]);
}
