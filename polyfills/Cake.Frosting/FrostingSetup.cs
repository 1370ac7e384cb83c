using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs before the first task, in Cake's own context.</summary>
public abstract class FrostingSetup : FrostingSetup<ICakeContext>
{
}
