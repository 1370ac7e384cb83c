using Build.Benchmarking;
using Faults;

namespace Build.Tests.Benchmarking;

public sealed class BenchmarkRunTests
{
    private static readonly BuildPaths Paths = new("/check out", "quickstart");

    [Fact]
    public void Everything_is_measured_where_nothing_is_said() => Line().Should().Be(
        """run --configuration Release --project "/check out/benchmarks/Training" -- --json "/check out/artifacts/benchmarks/training.json" """.Trim());

    [Fact]
    public void What_is_asked_for_is_passed_on() =>
        Line(("case", "lstm-lm-*"), ("case", "qrnn-lm-*"), ("runs", "3"), ("quick", null), ("with-submit", null)).Should().EndWith(
            """--case "lstm-lm-*" --case "qrnn-lm-*" --runs "3" --quick --submit-of "/check out" """.Trim());

    [Theory]
    [InlineData(2, FaultKind.Settings)]
    [InlineData(4, FaultKind.Tool)]
    [InlineData(1, FaultKind.Defect)]
    [InlineData(134, FaultKind.Defect)]
    public void Its_exit_code_says_whose_mistake_it_is(int exitCode, FaultKind kind) => BenchmarkRun.KindOf(exitCode).Should().Be(kind);

    private static string Line(params (string Name, string? Value)[] given) => BenchmarkRun.Settings(Arguments.Of(given), Paths).Arguments.Render();
}
