using Build.Ci;

namespace Build.Tests.Ci;

public sealed class CalmOutputTests
{
    [Theory]
    [InlineData(false, null, false)]
    [InlineData(false, "", false)]
    [InlineData(false, "false", false)]
    [InlineData(false, "0", false)]
    [InlineData(false, "true", true)]
    [InlineData(false, "True", true)]
    [InlineData(false, "1", true)]
    [InlineData(true, null, true)]
    [InlineData(true, "false", true)]
    public void A_pipe_and_a_CI_system_get_calm_output(bool isRedirected, string? ci, bool isWanted)
    {
        var set = new Dictionary<string, string>();
        var output = new CalmOutput(isRedirected, name => name == "CI" ? ci : null);

        output.Impose(set.Add);

        output.IsWanted.Should().Be(isWanted);
        set.Should().Equal(isWanted
            ? new Dictionary<string, string> { ["TERM"] = "dumb", ["NO_COLOR"] = "1", ["MSBUILDTERMINALLOGGER"] = "off" }
            : []);
    }
}
