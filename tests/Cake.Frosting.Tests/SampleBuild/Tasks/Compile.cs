using Cake.Common.Diagnostics;
using Cake.Frosting;

namespace SampleBuild.Tasks;

[TaskDescription("Compiles what was restored")]
[IsDependentOn(typeof(Restore))]
public sealed class Compile : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        await Task.Yield();
        context.Information("compiling");
    }
}
