using Build.Benchmarking;

namespace Build.Tasks;

[TaskDescription("Measures training steps, relative to the machine's limit and to PyTorch")]
public sealed class Benchmark : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var code = context.StartProcess("dotnet", BenchmarkRun.Settings(context.Arguments, context.Paths));
        if (code != 0)
            throw new FaultException(BenchmarkRun.KindOf(code), "Benchmark: it failed. Read its output above.");
        context.Answer($"Benchmark: the results are in {context.Paths.Relative(context.Paths.TrainingFigures)}.");
    }
}
