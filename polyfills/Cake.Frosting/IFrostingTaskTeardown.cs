using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs after every task, also when it failed or was skipped.</summary>
public interface IFrostingTaskTeardown
{
    void Teardown(ICakeContext context, ITaskTeardownContext info);
}
