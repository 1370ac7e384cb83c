using Cake.Common.Diagnostics;
using Cake.Frosting;

namespace SampleBuild.Tasks;

[IsDependentOn(typeof(Restore))]
public sealed class Crash : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => throw new InvalidOperationException("a defect");

    public override void Finally(BuildContext context) => context.Information("finally");
}
