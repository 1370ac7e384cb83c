using Jobs.Cloud;

namespace Jobs.VertexAi;

/// <summary>Machines of one kind that run the container.</summary>
/// <param name="Machine">What they are.</param>
/// <param name="ReplicaCount">How many. A job's first pool is its chief, and has one.</param>
/// <param name="Disk">Their boot disk; the service's own choice when null.</param>
/// <remarks>https://cloud.google.com/vertex-ai/docs/training/distributed-training#configure_a_distributed_training_job</remarks>
public sealed record WorkerPool(MachineSpec Machine, int ReplicaCount = 1, DiskSpec? Disk = null)
{
    /// <summary>The pools of so many machines of one kind: the chief, and the others.</summary>
    public static IReadOnlyList<WorkerPool> Replicas(WorkerPool pool) =>
        pool.ReplicaCount == 1 ? [pool] : [pool with { ReplicaCount = 1 }, pool with { ReplicaCount = pool.ReplicaCount - 1 }];
}
