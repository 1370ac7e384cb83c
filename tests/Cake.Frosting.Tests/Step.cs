using Cake.Core;

namespace Cake.Frosting.Tests;

/// <summary>A task that notes its own name.</summary>
public abstract class Step(Journal journal) : FrostingTask
{
    public override void Run(ICakeContext context) => journal.Add(GetType().Name);
}
