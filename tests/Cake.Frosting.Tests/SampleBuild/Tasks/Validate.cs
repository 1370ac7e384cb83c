using Cake.Frosting;

namespace SampleBuild.Tasks;

[TaskDescription("Fails, with an exit code of its own")]
public sealed class Validate : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => throw new DataException(3, "line 7 is not UTF-8. Save the file as UTF-8.");
}
