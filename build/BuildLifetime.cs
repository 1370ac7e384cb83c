using Cake.Core.Diagnostics;

namespace Build;

public sealed class BuildLifetime(BuildExit exit) : FrostingLifetime<BuildContext>
{
    public override void Setup(BuildContext context, ISetupContext info)
    {
        try
        {
            context.Open();
        }
        catch (FaultException fault)
        {
            throw new CakeException(fault.ExitCode, fault.Message, fault);
        }
    }

    public override void Teardown(BuildContext context, ITeardownContext info)
    {
        if (!info.Successful && info.ThrownException is { } thrown)
            exit.Failed(thrown);
    }
}
