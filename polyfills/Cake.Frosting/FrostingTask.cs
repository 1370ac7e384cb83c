using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task that needs nothing but Cake's own context.</summary>
public abstract class FrostingTask : FrostingTask<ICakeContext>
{
}
