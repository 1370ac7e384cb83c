using Cake.Common.Diagnostics;
using Cake.Core;
using Cake.Frosting;

namespace SampleBuild;

public sealed class BuildLifetime(Outcome outcome) : FrostingLifetime<BuildContext>
{
    public override void Setup(BuildContext context, ISetupContext info)
    {
        outcome.HasStarted = true;
        context.Information("Setup of {0}", info.TargetTask.Name);
    }

    public override void Teardown(BuildContext context, ITeardownContext info)
    {
        outcome.Failure = info.ThrownException;
        context.Information("Teardown, {0}", info.Successful ? "successful" : "failed");
    }
}
