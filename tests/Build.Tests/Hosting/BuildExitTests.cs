using Faults;

namespace Build.Tests.Hosting;

public sealed class BuildExitTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    private readonly BuildExit _exit = new() { HasStarted = true };

    [Fact]
    public void Success_says_nothing()
    {
        _exit.Finish(0, "./build.sh", ["--target=Submit"], TextWriter.Null, _output).Should().Be(0);

        _output.ToString().Should().BeEmpty();
    }

    [Fact]
    public void What_the_build_closes_with_is_its_last_line_even_after_a_failure()
    {
        _exit.LastLine = "3 passed, 1 failed";
        _exit.Failed(new FaultException(FaultKind.Defect, "Test: Some.Tests failed."));

        _exit.Finish(1, "./build.sh", ["--target=Test"], _output, TextWriter.Null).Should().Be(1);

        _output.ToString().Should().Be("3 passed, 1 failed\n");
    }

    [Theory]
    [InlineData(FaultKind.Defect, 1)]
    [InlineData(FaultKind.Settings, 2)]
    [InlineData(FaultKind.Data, 3)]
    [InlineData(FaultKind.Tool, 4)]
    [InlineData(FaultKind.Remote, 5)]
    public void The_kind_of_fault_is_the_exit_code(FaultKind kind, int code)
    {
        _exit.Failed(new FaultException(kind, "what, where, what next"));

        _exit.Finish(1, "./build.sh", [], TextWriter.Null, _output).Should().Be(code);
    }

    [Fact]
    public void A_fault_is_found_within_what_wraps_it()
    {
        var fault = new FaultException(FaultKind.Data, "line 7");

        _exit.Failed(new InvalidOperationException("a task failed", new AggregateException(fault)));

        _exit.Finish(1, "./build.sh", [], TextWriter.Null, _output).Should().Be(3);
    }

    [Fact]
    public void What_it_failed_of_is_told_in_one_line()
    {
        _exit.Reason.Should().BeNull();

        _exit.Failed(new InvalidOperationException("a task failed", new FaultException(FaultKind.Data, "line 7\nline 8")));

        _exit.Reason.Should().Be("line 7");
    }

    [Fact]
    public void Anything_else_that_is_thrown_is_a_defect()
    {
        _exit.Failed(new AggregateException(new InvalidOperationException("a"), new FaultException(FaultKind.Data, "b")));

        _exit.Finish(1, "./build.sh", [], TextWriter.Null, _output).Should().Be(1);
    }

    [Fact]
    public void The_last_line_is_the_command_that_carries_on()
    {
        _exit.Failed(new FaultException(FaultKind.Remote, "a job failed"));

        _exit.Finish(1, "./build.sh", ["--target=Submit", "--set", "dataset.labels=[it's, a b]"], TextWriter.Null, _output);

        _output.ToString().Should().Be("To carry on from there: ./build.sh --target=Submit --set 'dataset.labels=[it'\\''s, a b]'\n");
    }

    [Fact]
    public void A_command_line_that_is_not_understood_cannot_be_carried_on()
    {
        new BuildExit().Finish(-1, "./build.sh", ["--verbosity=loud"], TextWriter.Null, _output).Should().Be(2);

        _output.ToString().Should().BeEmpty();
    }
}
