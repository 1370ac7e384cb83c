using Cake.Common;
using Cake.Core;
using Cake.Frosting;

namespace SampleBuild.Tasks;

[TaskName("Analyze-Code")]
[IsDependentOn(typeof(Restore))]
[IsDependeeOf(typeof(Default))]
public sealed class Analyze : FrostingTask, IFrostingTask
{
    public string SkippedMessage => "needs --analyze";

    public override bool ShouldRun(ICakeContext context) => context.HasArgument("analyze");
}
