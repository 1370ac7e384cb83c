using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs before every task, in Cake's own context.</summary>
public abstract class FrostingTaskSetup : FrostingTaskSetup<ICakeContext>
{
}
