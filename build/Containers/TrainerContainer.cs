using System.Security.Cryptography;
using System.Text;
using Build.Engines;
using Build.Training;
using Credentials;
using Jobs;
using Pipelines;

namespace Build.Containers;

/// <summary>
/// The trainer in a container on this machine. The folders it uses have the same paths inside the container, so arguments and messages have
/// the same meaning as without a container.
/// </summary>
/// <param name="image">The image: an id, or a name with a digest.</param>
/// <param name="device">The requested device.</param>
internal sealed class TrainerContainer(BuildContext context, string image, Pipelines.Device device) : ITrainerHost
{
    private const string CredentialsPath = "/var/run/secrets/google-credentials.json";

    private readonly Lazy<GpuChoice> _gpu = new(() =>
        GpuChoice.Make(device, context.Settings.Image!.Torch, context.Settings.Image.Engine, context.Engine.Facts));

    public string Place => _gpu.Value.Place;

    public bool UsesGpu => _gpu.Value.UsesGpu;

    public string Identity => image;

    // The job's variables are set in the container, not for the engine's program.
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    public JobCommand Command(string runId, string bucket, IReadOnlyList<string> arguments) =>
        Run(bucket, [.. arguments, $"--device={(UsesGpu ? "cuda" : "cpu")}"], NameOf(runId));

    public string Show(string runId, string bucket, IReadOnlyList<string> arguments)
    {
        var command = Command(runId, bucket, arguments);
        return ShellWord.Join([context.Engine.Program.Name, .. command.Arguments]);
    }

    public Task<string> CaptureAsync(string bucket, IReadOnlyList<string> arguments) =>
        TrainerOutput.CaptureAsync(Run(bucket, arguments, name: null), context.Root, arguments[0]);

    public async Task ProveDeviceAsync()
    {
        if (!UsesGpu)
            return;
        var proof = Run(bucket: null, ["check-device", "--device=cuda"], name: null);
        context.Information((await TrainerOutput.CaptureAsync(proof, context.Root, "check-device")).TrimEnd());
    }

    public void Remove(string runId) => context.Engine.RemoveContainer(NameOf(runId));

    private JobCommand Run(string? bucket, IReadOnlyList<string> arguments, string? name)
    {
        var credentials = bucket is null ? null : GoogleCredentials.OfUser.FileFor(bucket);
        var settings = new ContainerRunSettings
        {
            Rm = true,
            Name = name,
            User = UserOf(context.Engine.Facts),
            Userns = context.Engine.Facts.IsRootless && context.Settings.Image!.Engine == ContainerEngine.Podman ? "keep-id" : null,
            Mount = [.. Mounts(bucket, credentials)],
            Env = [.. Variables(hasCredentials: credentials is not null)],
        };
        if (UsesGpu)
            GpuChoice.GiveAll(settings, context.Settings.Image!.Engine);
        return context.Engine.Run(settings, image, arguments);
    }

    // In rootless Docker, root in the container is the user outside; other users have no access to the user's files.
    private string? UserOf(EngineFacts facts) =>
        facts.IsRootless && context.Settings.Image!.Engine == ContainerEngine.Docker ? "0:0" : ContainerUser.Current;

    private IEnumerable<string> Mounts(string? bucket, CredentialsFile? credentials)
    {
        if (credentials is not null)
            yield return BindMount.Of(credentials.Path, CredentialsPath, readOnly: true);
        if (credentials?.SubjectTokenFile is { } token)
            yield return BindMount.Of(token, token, readOnly: true);
        if (credentials is null && bucket is not null)
            yield return BindMount.Of(Made(bucket), bucket);
        if (CacheFolder is { } cache)
            yield return BindMount.Of(Made(cache), cache);
    }

    private IEnumerable<string> Variables(bool hasCredentials)
    {
        foreach (var (name, value) in context.Settings.Submit.Env)
            yield return $"{name}={value}";
        if (hasCredentials)
            yield return $"{CredentialsFile.Variable}={CredentialsPath}";
        if (CacheFolder is { } cache)
            yield return $"XDG_CACHE_HOME={cache}";
    }

    // The archives of the English models are downloaded once and shared with runs without a container.
    private string? CacheFolder =>
        context.Settings.Pretrained.Source == PretrainedSettings.WikiText103 ? context.Paths.Cache : null;

    // Container names are global to the engine, which other checkouts use too.
    private string NameOf(string runId)
    {
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.Paths.Artifacts)))[..8];
        return $"trainer-{place}-{runId}";
    }

    private static string Made(string folder) => Directory.CreateDirectory(folder).FullName;
}
