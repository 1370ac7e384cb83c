using Jobs.Cloud;

namespace Jobs.VertexAi;

/// <summary>Worker pool: machines of one type that run the container.</summary>
/// <param name="Machine">The machine type and its accelerators.</param>
/// <param name="ReplicaCount">The number of machines. The first pool of a job is its chief, and has one.</param>
/// <param name="Disk">The boot disk; the default of the service when null.</param>
/// <remarks>https://cloud.google.com/vertex-ai/docs/training/distributed-training#configure_a_distributed_training_job</remarks>
public sealed record WorkerPool(MachineSpec Machine, int ReplicaCount = 1, DiskSpec? Disk = null)
{
    /// <summary>Splits a pool into the chief and the other machines.</summary>
    public static IReadOnlyList<WorkerPool> Replicas(WorkerPool pool) =>
        pool.ReplicaCount == 1 ? [pool] : [pool with { ReplicaCount = 1 }, pool with { ReplicaCount = pool.ReplicaCount - 1 }];
}
