using Build.Testing;

namespace Build.Tasks;

[TaskDescription("Runs every test")]
public sealed class Test : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => TestRunner.Run(context, context.Paths, context.Arguments.Filter);
}
