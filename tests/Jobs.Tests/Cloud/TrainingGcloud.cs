using FakeVertexAi;

namespace Jobs.Tests.Cloud;

/// <summary>The real gcloud, turned to a cloud of the test's own.</summary>
internal sealed class TrainingGcloud : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly RealGcloud _gcloud;

    public TrainingGcloud(FakeTrainingCloud server)
    {
        var address = server.Address.ToString();
        _gcloud = new RealGcloud(_folder.PathOf("config"), new Dictionary<string, string>
        {
            ["CLOUDSDK_CORE_PROJECT"] = TrainingCloud.Location.Project,
            ["CLOUDSDK_AUTH_ACCESS_TOKEN_FILE"] = _folder.Write("token", TrainingCloud.Secret),
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_AIPLATFORM"] = address,
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_ML"] = address,
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_LOGGING"] = address,
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_IAM"] = address,
        });
    }

    /// <returns>What it prints.</returns>
    public async Task<string> RunAsync(params string[] arguments) => (await _gcloud.RunAsync(arguments)).Require();

    public string Write(string name, string text) => _folder.Write(name, text);

    public void Dispose() => _folder.Dispose();
}
