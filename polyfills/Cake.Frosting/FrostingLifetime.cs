using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs before the first task of a build and after the last, in Cake's own context.</summary>
public abstract class FrostingLifetime : FrostingLifetime<ICakeContext>
{
}
