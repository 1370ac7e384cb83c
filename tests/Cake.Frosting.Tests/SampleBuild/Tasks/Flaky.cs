using Cake.Core;
using Cake.Frosting;

namespace SampleBuild.Tasks;

[ContinueOnError]
public sealed class Flaky : FrostingTask
{
    public override void Run(ICakeContext context) => throw new InvalidOperationException("flaky as ever");
}
