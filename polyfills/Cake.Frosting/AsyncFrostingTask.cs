using Cake.Core;

namespace Cake.Frosting;

/// <summary>An asynchronous task that needs nothing but Cake's own context.</summary>
public abstract class AsyncFrostingTask : AsyncFrostingTask<ICakeContext>
{
}
