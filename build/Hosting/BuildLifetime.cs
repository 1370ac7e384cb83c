namespace Build.Hosting;

internal sealed class BuildLifetime(BuildExit exit) : FrostingLifetime<BuildContext>
{
    public override void Setup(BuildContext context, ISetupContext info)
    {
        context.Arguments.Check();
        context.TasksToExecute = [.. info.TasksToExecute.Select(task => task.Name)];
        exit.HasStarted = true;
    }

    public override void Teardown(BuildContext context, ITeardownContext info)
    {
        if (info.ThrownException is { } thrown)
            exit.Failed(thrown);
    }
}
