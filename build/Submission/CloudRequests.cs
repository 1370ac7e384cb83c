using Jobs.AiPlatform;
using Jobs.Cloud;
using Jobs.VertexAi;
using Pipelines;
using Settings.Declarations;

namespace Build.Submission;

/// <summary>Requests of a pipeline's cloud jobs, from the keys of its <c>submit</c> section.</summary>
internal static class CloudRequests
{
    public static CustomJobRequest CustomJob(PipelineSettings settings, CloudWork work)
    {
        var submit = settings.Submit;
        return new CustomJobRequest
        {
            DisplayName = DisplayName(settings),
            RunId = work.RunId,
            Image = work.Image,
            Arguments = work.Arguments,
            Labels = work.Labels,
            WorkerPools = WorkerPool.Replicas(new WorkerPool(Machine(submit)!, submit.ReplicaCount, Disk(submit))),
            Environment = submit.Env,
            Scheduling = submit.Scheduling is { } scheduling ? Scheduling(scheduling) : null,
            ServiceAccount = submit.ServiceAccount,
            Network = submit.Network,
            BaseOutputDirectory = submit.BaseOutputDirectory,
            Tensorboard = submit.Tensorboard,
            PersistentResourceId = submit.PersistentResourceId,
            EnableWebAccess = submit.EnableWebAccess,
        };
    }

    public static AiPlatformJobRequest AiPlatformJob(PipelineSettings settings, CloudWork work)
    {
        var submit = settings.Submit;
        return new AiPlatformJobRequest
        {
            DisplayName = DisplayName(settings),
            RunId = work.RunId,
            Image = work.Image,
            Arguments = work.Arguments,
            Labels = work.Labels,
            ScaleTier = Spelling.Of(submit.ScaleTier ?? ScaleTier.Basic),
            Machine = Machine(submit),
            Disk = Disk(submit),
            MaxRunningTime = submit.Scheduling?.Timeout,
            ServiceAccount = submit.ServiceAccount,
            Network = submit.Network,
            EnableWebAccess = submit.EnableWebAccess,
        };
    }

    private static string DisplayName(PipelineSettings settings) => settings.Submit.DisplayName ?? settings.Name;

    private static MachineSpec? Machine(SubmitSettings submit) =>
        submit.MachineType is null ? null : new(submit.MachineType, submit.AcceleratorType, submit.AcceleratorCount ?? 1);

    private static DiskSpec? Disk(SubmitSettings submit) =>
        submit.DiskSpec is { } disk ? new(disk.BootDiskType, disk.BootDiskSizeGb) : null;

    private static Scheduling Scheduling(SchedulingSettings scheduling) => new()
    {
        Timeout = scheduling.Timeout,
        Strategy = scheduling.Strategy == SchedulingStrategy.Standard ? null : Spelling.Of(scheduling.Strategy),
        MaxWaitDuration = scheduling.MaxWaitDuration,
        RestartJobOnWorkerRestart = scheduling.RestartJobOnWorkerRestart,
        DisableRetries = scheduling.DisableRetries,
    };
}
