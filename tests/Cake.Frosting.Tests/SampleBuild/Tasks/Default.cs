using Cake.Frosting;

namespace SampleBuild.Tasks;

[IsDependentOn(typeof(Compile))]
[IsDependentOn(typeof(Flaky))]
public sealed class Default : FrostingTask;
