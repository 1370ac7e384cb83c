using System.Text.Json.Nodes;

namespace Benchmarks.Tests;

public sealed class ProgramTests
{
    [Theory]
    [InlineData("--runs=x", "--runs: expected a whole number from 1, got \"x\".\n")]
    [InlineData("--threads=0", "--threads: expected a whole number from 1, got \"0\".\n")]
    [InlineData("--precision=fp16", "--precision: expected one of fp32, bf16, got \"fp16\".\n")]
    [InlineData("--device=cuda", "--device=cuda: this libtorch is the CPU build. Publish the trainer with -p:Torch=cuda, or choose --device=cpu.\n")]
    [InlineData("--cases=lstm", "Unrecognized command or argument '--cases=lstm'.\n")]
    public void Arguments_that_mean_nothing_are_mistakes_in_the_settings(string argument, string message)
    {
        var result = Run(argument);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Be(message);
    }

    [Fact]
    public void A_case_that_there_is_not_is_one_too() => Run("--case=gru").ExitCode.Should().Be(2);

    [Fact]
    public void Memory_is_watched_over_as_many_steps_as_asked_for()
    {
        using var folder = new TempFolder();

        var result = Run("--case=qrnn-lm-frozen-15000-16", "--memory-steps=2", $"--json={folder.PathOf("figures.json")}");

        result.ExitCode.Should().Be(0, result.Error);
        var course = JsonNode.Parse(File.ReadAllText(folder.PathOf("figures.json")))!["memory"]!.AsArray().Should().ContainSingle().Which!;
        course["points"]!.AsArray().Select(point => (int)point!["step"]!).Should().Equal(1, 2);
        course["points"]!.AsArray().Select(point => (long)point!["bytes"]!).Should().OnlyContain(bytes => bytes > 100_000_000);
        ((long)course["peakBytes"]!).Should().BeGreaterThan((long)course["points"]![1]!["bytes"]!);
    }

    private static CommandResult Run(params string[] arguments) =>
        Command.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "Training.Benchmarks.dll"), .. arguments]);
}
