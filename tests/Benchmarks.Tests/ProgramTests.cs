namespace Benchmarks.Tests;

public sealed class ProgramTests
{
    [Theory]
    [InlineData("--runs=x", "--runs: expected a whole number from 1, got \"x\".\n")]
    [InlineData("--threads=0", "--threads: expected a whole number from 1, got \"0\".\n")]
    [InlineData("--cases=lstm", "Unrecognized command or argument '--cases=lstm'.\n")]
    public void Arguments_that_mean_nothing_are_mistakes_in_the_settings(string argument, string message)
    {
        var result = Run(argument);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Be(message);
    }

    [Fact]
    public void A_case_that_there_is_not_is_one_too() => Run("--case=gru").ExitCode.Should().Be(2);

    private static CommandResult Run(string argument) =>
        Command.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "Training.Benchmarks.dll"), argument]);
}
