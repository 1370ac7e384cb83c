using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs before and after every task, in Cake's own context.</summary>
public abstract class FrostingTaskLifetime : FrostingTaskLifetime<ICakeContext>
{
}
