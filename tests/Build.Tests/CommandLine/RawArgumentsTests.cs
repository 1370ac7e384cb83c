namespace Build.Tests.CommandLine;

public sealed class RawArgumentsTests
{
    [Theory]
    [InlineData("--pipeline=a,b")]
    [InlineData("--pipeline:a,b")]
    [InlineData("--pipeline", "a,b")]
    [InlineData("--Pipeline=a,b")]
    public void An_option_is_read_however_it_is_written(params string[] words)
    {
        var arguments = new RawArguments(["--target=Plan", .. words, "--force"]);

        var read = new BuildArguments(arguments.ToCake());
        (read.Pipeline, read.Force).Should().Be(("a,b", true));
        arguments.With("pipeline", "c").Words.Should().Equal("--target=Plan", $"--{words[0].TrimStart('-').Split('=', ':')[0]}=c", "--force");
    }

    [Fact]
    public void A_value_that_looks_like_an_option_of_another_is_left_alone()
    {
        var arguments = new RawArguments(["--set", "a.b=--pipeline=x", "--pipeline", "a", "--fail-fast", "-v", "quiet"]);

        var read = new BuildArguments(arguments.ToCake());
        (read.Pipeline, read.FailFast).Should().Be(("a", true));
        read.Overrides.Should().Equal("a.b=--pipeline=x");
        arguments.With("pipeline", "b").Words.Should().Equal("--set", "a.b=--pipeline=x", "--pipeline=b", "--fail-fast", "-v", "quiet");
    }

    [Theory]
    [InlineData("--quiet", true)]
    [InlineData("--quiet=true", true)]
    [InlineData("--quiet=false", false)]
    [InlineData("--quit", false)]
    public void A_flag_may_be_taken_back(string word, bool isOn) => new RawArguments([word]).IsOn("quiet").Should().Be(isOn);
}
