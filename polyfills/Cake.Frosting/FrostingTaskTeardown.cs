using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs after every task, also when it failed or was skipped, in Cake's own context.</summary>
public abstract class FrostingTaskTeardown : FrostingTaskTeardown<ICakeContext>
{
}
