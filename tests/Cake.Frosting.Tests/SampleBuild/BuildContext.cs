using Cake.Common;
using Cake.Core;
using Cake.Frosting;

namespace SampleBuild;

public sealed class BuildContext(ICakeContext context) : FrostingContext(context)
{
    public string Flavor { get; } = context.Argument("flavor", "Release");
}
