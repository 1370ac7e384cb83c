using Faults;

namespace Build.Tests.CommandLine;

public sealed class BuildArgumentsTests
{
    [Fact]
    public void What_is_not_given_has_a_default()
    {
        var arguments = Arguments.Of();

        arguments.Check();
        arguments.Pipeline.Should().Be("quickstart");
        arguments.Overrides.Should().BeEmpty();
        arguments.FailFast.Should().BeFalse();
        arguments.Force.Should().BeFalse();
        arguments.Quiet.Should().BeFalse();
        arguments.Job.Should().BeNull();
        arguments.Filter.Should().BeNull();
        arguments.Cases.Should().BeEmpty();
        arguments.Runs.Should().BeNull();
        arguments.Quick.Should().BeFalse();
        arguments.TimesSubmit.Should().BeFalse();
    }

    [Fact]
    public void Every_known_argument_is_read()
    {
        var arguments = Arguments.Of(
            ("target", "Submit"), ("pipeline", "fr"), ("set", "a=1"), ("set", "b=2"), ("force", null), ("job", "j"), ("filter", "f"),
            ("case", "lstm-*"), ("case", "qrnn-*"), ("runs", "3"), ("quick", null), ("with-submit", null), ("fail-fast", null), ("quiet", null));

        arguments.Check();
        arguments.Pipeline.Should().Be("fr");
        arguments.Overrides.Should().Equal("a=1", "b=2");
        arguments.FailFast.Should().BeTrue();
        arguments.Force.Should().BeTrue();
        arguments.Quiet.Should().BeTrue();
        arguments.Job.Should().Be("j");
        arguments.Filter.Should().Be("f");
        arguments.Cases.Should().Equal("lstm-*", "qrnn-*");
        arguments.Runs.Should().Be("3");
        arguments.Quick.Should().BeTrue();
        arguments.TimesSubmit.Should().BeTrue();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    public void A_flag_may_have_a_value(string value, bool force) => Arguments.Of(("force", value)).Force.Should().Be(force);

    [Fact]
    public void A_flag_with_any_other_value_is_refused() =>
        Refused(() => Arguments.Of(("force", "yes")).Force).Should().Be("--force: expected true or false, got \"yes\".");

    [Fact]
    public void Every_unknown_argument_is_named() =>
        Refused(() => Arguments.Of(("pipline", "fr"), ("set", "a=1"), ("verbose", null)).Check()).Should().Be(
            """
            --pipline: there is no such argument. Known: --pipeline, --fail-fast, --set, --force, --quiet, --new-run, --job, --to, --compare, --input, --output, --text, --model, --filter, --case, --runs, --quick, --with-submit.
            --verbose: there is no such argument. Known: --pipeline, --fail-fast, --set, --force, --quiet, --new-run, --job, --to, --compare, --input, --output, --text, --model, --filter, --case, --runs, --quick, --with-submit.
            """);

    [Fact]
    public void A_flag_that_no_task_reads_is_checked_too() =>
        Refused(() => Arguments.Of(("quiet", "maybe")).Check()).Should().Be("--quiet: expected true or false, got \"maybe\".");

    [Fact]
    public void An_argument_that_takes_one_value_is_refused_a_second_one() =>
        Refused(() => Arguments.Of(("pipeline", "fr"), ("pipeline", "ko")).Pipeline).Should().Be("--pipeline: given more than once. Keep one.");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void An_argument_without_its_value_is_refused(string? value) =>
        Refused(() => Arguments.Of(("pipeline", value)).Pipeline).Should().Be("--pipeline: expected a value. Try: --pipeline=NAME");

    private static string Refused<T>(Func<T> read) => Refused(() => { _ = read(); });

    private static string Refused(Action read)
    {
        var fault = read.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Settings);
        return fault.Message;
    }
}
