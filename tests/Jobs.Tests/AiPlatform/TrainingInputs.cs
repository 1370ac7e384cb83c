using Jobs.AiPlatform;
using Jobs.Cloud;

namespace Jobs.Tests.AiPlatform;

/// <summary>Requests of AI Platform jobs.</summary>
internal static class TrainingInputs
{
    public const string Region = "us-central1";

    /// <summary>The job of capture 01.</summary>
    public static AiPlatformJobRequest Tutorial => new()
    {
        DisplayName = "tutorial",
        RunId = "my_job_1",
        Image = "gcr.io/my-project/trainer:tag",
        Arguments = ["--lang=fr", "--bucket-name=my-bucket", "--model-dir=out/model"],
        ScaleTier = "BASIC_GPU",
    };

    public static AiPlatformJobRequest Custom => Tutorial with
    {
        RunId = "my_job_2",
        ScaleTier = "CUSTOM",
        Machine = new MachineSpec("n1-standard-8", "NVIDIA_TESLA_T4", 2),
        Labels = new Dictionary<string, string> { ["team"] = "nlp" },
        ServiceAccount = "t@my-project.iam.gserviceaccount.com",
        Network = "projects/123/global/networks/default",
        EnableWebAccess = true,
    };
}
