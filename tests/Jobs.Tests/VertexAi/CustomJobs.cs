using Jobs.Cloud;
using Jobs.VertexAi;

namespace Jobs.Tests.VertexAi;

/// <summary>Requests of custom jobs.</summary>
internal static class CustomJobs
{
    public const string Image = "us-central1-docker.pkg.dev/my-project/train/trainer:abc123";

    public static readonly MachineSpec Gpu = new("n1-standard-8", "NVIDIA_TESLA_T4");

    /// <summary>The job of capture 10.</summary>
    public static CustomJobRequest Tutorial => new()
    {
        DisplayName = "my-job",
        RunId = "run-1",
        Image = Image,
        Arguments = ["--lang=fr", "--bucket-name=my-bucket", "--model-dir=out/model"],
        WorkerPools = [new WorkerPool(Gpu)],
    };

    /// <summary>The job of capture 14.</summary>
    public static CustomJobRequest Everything => new()
    {
        DisplayName = "my-job-yaml",
        RunId = "run-1",
        Image = Image,
        EntryPoint = ["python", "-m", "trainer.task"],
        Arguments = ["--lang=fr", "--bucket-name=my-bucket"],
        Environment = new Dictionary<string, string> { ["WANDB_MODE"] = "offline" },
        Labels = new Dictionary<string, string> { ["run"] = "abc", ["team"] = "nlp" },
        WorkerPools = [new WorkerPool(Gpu, Disk: new DiskSpec("pd-ssd", 200))],
        Scheduling = new Scheduling
        {
            Timeout = "3600s",
            RestartJobOnWorkerRestart = true,
            Strategy = "SPOT",
            MaxWaitDuration = "1800s",
            DisableRetries = true,
        },
        BaseOutputDirectory = "gs://my-bucket/out",
        ServiceAccount = "trainer@my-project.iam.gserviceaccount.com",
        Network = "projects/123456789012/global/networks/default",
        ReservedIpRanges = ["vertex-range"],
        Tensorboard = "projects/123456789012/locations/us-central1/tensorboards/42",
        EnableWebAccess = true,
    };

    /// <summary>The job of capture 15.</summary>
    public static CustomJobRequest TwoPools => new()
    {
        DisplayName = "my-job",
        RunId = "run-1",
        Image = Image,
        EntryPoint = ["python", "-m", "trainer"],
        Arguments = ["--lang=fr", "--model-dir=out/model"],
        Labels = new Dictionary<string, string> { ["run"] = "abc" },
        WorkerPools = [new WorkerPool(Gpu), new WorkerPool(new MachineSpec("n1-standard-4"), ReplicaCount: 2)],
        ServiceAccount = "t@my-project.iam.gserviceaccount.com",
        Network = "projects/123/global/networks/default",
        PersistentResourceId = "pr1",
        EnableWebAccess = true,
        EnableDashboardAccess = true,
        KmsKeyName = "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k",
    };

    /// <summary>The job of capture 17.</summary>
    public static CustomJobRequest Commas => new()
    {
        DisplayName = "c",
        RunId = "run-1",
        Image = Image,
        Arguments = ["--langs=fr,de", "--x=1"],
        WorkerPools = [new WorkerPool(new MachineSpec("n1-standard-8"))],
    };
}
