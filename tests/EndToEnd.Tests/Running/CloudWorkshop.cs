using System.Diagnostics;
using FakeCloud.Buckets;
using FakeVertexAi;

namespace EndToEnd.Tests.Running;

/// <summary>
/// A pipeline that trains on Vertex AI: a bucket, a job service and a log of its own, which run the container of a job as the service would.
/// </summary>
public class CloudWorkshop(ContainerServices services) : ContainerWorkshop(services), IAsyncLifetime
{
    public const string Bucket = "my-bucket", Token = "ya29.token-of-the-cloud";

    private FakeStorage? _storage;
    private FakeTrainingCloud? _jobs;

    public FakeStorage Storage => _storage!;

    public FakeTrainingCloud Jobs => _jobs!;

    public string ModelObject => $"models/{Workshop.Name}.model.zip";

    /// <summary>What turns the build, the trainer and gcloud to the servers.</summary>
    public IReadOnlyDictionary<string, string> Servers => new Dictionary<string, string>
    {
        ["STORAGE_EMULATOR_HOST"] = Storage.Address.Authority,
        ["CLOUDSDK_API_ENDPOINT_OVERRIDES_AIPLATFORM"] = Jobs.Address.ToString(),
        ["CLOUDSDK_API_ENDPOINT_OVERRIDES_ML"] = Jobs.Address.ToString(),
        ["CLOUDSDK_API_ENDPOINT_OVERRIDES_LOGGING"] = Jobs.Address.ToString(),
        ["CLOUDSDK_API_ENDPOINT_OVERRIDES_IAM"] = Jobs.Address.ToString(),
        ["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = Storage.Address.ToString(),
    };

    protected override IReadOnlyDictionary<string, string> FurtherVariables => new Dictionary<string, string>(Servers)
    {
        ["BUCKET_NAME"] = Bucket,
        ["PROJECT_ID"] = "my-project",
        ["REGION"] = "us-central1",
        // The servers of the tests are up to date at once.
        ["CLOUD_POLL_SECONDS"] = "0.25",
        ["CLOUD_LOG_SECONDS"] = "0.25",
    };

    protected override Workshop Create(IReadOnlyDictionary<string, string> variables, Func<Workshop, string> image) => new(
        rows: 120,
        workshop => $$"""
            {{image(workshop)}}
            submit:
              service: vertexAi
              project: ${PROJECT_ID}
              region: ${REGION}
              machineType: n1-standard-8
              baseOutputDirectory: gs://${BUCKET_NAME}/jobs
            """,
        $"gs://{Bucket}")
    {
        Variables = variables,
    };

    public virtual async ValueTask InitializeAsync()
    {
        _storage = await FakeStorage.StartAsync(Bucket);
        _jobs = await FakeTrainingCloud.StartAsync();
        _jobs.Token = Token;
        _jobs.Runner = RunContainer;
        File.WriteAllText(TokenFile, Token);
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Jobs.DisposeAsync();
        await Storage.DisposeAsync();
    }

    /// <summary>The container of a job, on the engine that built its image.</summary>
    public ProcessStartInfo RunContainer(FakeJob job)
    {
        string[] variables = [.. job.Environment.Select(variable => $"{variable.Key}={variable.Value}"), $"STORAGE_EMULATOR_HOST={Storage.Address.Authority}"];
        var start = new ProcessStartInfo(Docker.Program,
        [
            "run", "--rm", "--network=host", $"--name=job-{job.Id}",
            .. variables.SelectMany(variable => new[] { "--env", variable }),
            job.Image, .. job.Arguments,
        ]);
        foreach (var (name, value) in Docker.Environment)
            start.Environment[name] = value;
        return start;
    }
}
