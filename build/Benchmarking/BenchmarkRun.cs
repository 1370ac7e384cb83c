using Cake.Core.IO;
using Path = System.IO.Path;

namespace Build.Benchmarking;

/// <summary>The command line of <c>benchmarks/Training</c>.</summary>
internal static class BenchmarkRun
{
    public static ProcessSettings Settings(BuildArguments arguments, BuildPaths paths) => new() { Arguments = Arguments(arguments, paths) };

    /// <returns>The kind of fault for an exit code of the benchmark or of the compiler.</returns>
    public static FaultKind KindOf(int exitCode) => Enum.IsDefined((FaultKind)exitCode) ? (FaultKind)exitCode : FaultKind.Defect;

    private static ProcessArgumentBuilder Arguments(BuildArguments arguments, BuildPaths paths)
    {
        var line = new ProcessArgumentBuilder()
            .Append("run")
            .AppendSwitch("--configuration", "Release")
            .AppendSwitchQuoted("--project", Path.Combine(paths.Root, "benchmarks", "Training"))
            .Append("--")
            .AppendSwitchQuoted("--json", paths.TrainingFigures);
        foreach (var name in arguments.Cases)
            line.AppendSwitchQuoted("--case", name);
        if (arguments.Runs is { } runs)
            line.AppendSwitchQuoted("--runs", runs);
        if (arguments.Quick)
            line.Append("--quick");
        if (arguments.TimesSubmit)
            line.AppendSwitchQuoted("--submit-of", paths.Root);
        return line;
    }
}
