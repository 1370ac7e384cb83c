using FakeVertexAi;

namespace Jobs.Tests.Cloud;

/// <summary>The gcloud of this machine, turned to a server of the test's own. A test is skipped where there is none.</summary>
internal sealed class RealGcloud : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public RealGcloud(FakeTrainingCloud server)
    {
        var address = server.Address.ToString();
        _environment = new Dictionary<string, string>
        {
            ["CLOUDSDK_CONFIG"] = _folder.PathOf("config"),
            ["CLOUDSDK_CORE_PROJECT"] = TrainingCloud.Location.Project,
            ["CLOUDSDK_CORE_DISABLE_PROMPTS"] = "1",
            ["CLOUDSDK_CORE_DISABLE_USAGE_REPORTING"] = "true",
            ["CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK"] = "true",
            ["CLOUDSDK_AUTH_ACCESS_TOKEN_FILE"] = _folder.Write("token", TrainingCloud.Secret),
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_AIPLATFORM"] = address,
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_ML"] = address,
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_LOGGING"] = address,
        };
    }

    public CommandResult Run(params string[] arguments) => Command.Run(Tools.Require("gcloud"), arguments, _environment);

    public string Write(string name, string text) => _folder.Write(name, text);

    public void Dispose() => _folder.Dispose();
}
