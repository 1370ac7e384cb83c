using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs after the last task, also when one failed, in Cake's own context.</summary>
public abstract class FrostingTeardown : FrostingTeardown<ICakeContext>
{
}
