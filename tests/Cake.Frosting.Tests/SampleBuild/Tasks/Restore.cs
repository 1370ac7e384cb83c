using Cake.Common.Diagnostics;
using Cake.Frosting;

namespace SampleBuild.Tasks;

[TaskDescription("Fetches the packages")]
public sealed class Restore : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.Information("restoring {0}", context.Flavor);
}
