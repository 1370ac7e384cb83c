using Build.Ci;
using Build.Containers.Engines;
using Build.Data;
using Cake.Core.Diagnostics;
using Pipelines;
using Storage;

namespace Build;

public sealed class BuildContext : FrostingContext
{
    private readonly Lazy<PipelineSettings> _settings;
    private readonly Lazy<Manifest> _manifest;
    private readonly Dictionary<string, string> _hashes = [];
    private readonly CallerFolder _caller;

    public BuildContext(ICakeContext context, TimeProvider clock, CallerFolder caller)
        : base(context)
    {
        Clock = clock;
        _caller = caller;
        _settings = new(() => new PipelineFiles(Root, caller).Load(Arguments.Pipeline, Arguments.Overrides));
        _manifest = new(() => Manifest.Load(Paths.Manifest));
    }

    public TimeProvider Clock { get; }

    /// <summary>The names of all tasks this build runs.</summary>
    public IReadOnlyList<string> TasksToExecute { get; set; } = [];

    public string Root { get; } = BuildPaths.FindRoot(AppContext.BaseDirectory);

    public new BuildArguments Arguments => field ??= new(base.Arguments);

    public PipelineSettings Settings => _settings.Value;

    public BuildPaths Paths => field ??= new(Root, Settings.Name);

    public Manifest Manifest => _manifest.Value;

    /// <summary>How the user calls the build.</summary>
    public string Script => BuildPaths.Script(Root, _caller.Path);

    /// <summary>The command line that runs a target on this pipeline.</summary>
    /// <param name="job">The job it means; null for the newest.</param>
    public string Command(string target, string? job = null)
    {
        string[] line = [Script, $"--target={target}", $"--pipeline={Arguments.Pipeline}"];
        return ShellWord.Join(job is null ? line : [.. line, $"--job={job}"]);
    }

    public RemoteInputs Inputs => field ??= new(Settings, Manifest, Paths, ObjectStores.Open);

    /// <summary>The data set's file, which is a copy where the pipeline names an object.</summary>
    public string DatasetPath => Inputs.PathOf(Settings.Dataset.Path);

    public string BucketPath => Paths.Resolve(Settings.Storage.Bucket);

    public bool IsBucketRemote => ObjectAddress.IsCloud(BucketPath);

    public IObjectStore Bucket => field ??= ObjectStores.Open(BucketPath);

    /// <summary>For requests to cloud services, each of which limits its own time.</summary>
    public HttpClient Http => field ??= new() { Timeout = Timeout.InfiniteTimeSpan };

    public Engine Engine => field ??= new(this, Settings.Image!.Engine);

    /// <summary>Where what runs besides is told: a job's log, tables. Nowhere where only errors and results are asked for.</summary>
    public TextWriter Details => Log.Verbosity < Verbosity.Normal ? TextWriter.Null : Console.Out;

    public StepSummary StepSummary => field ??= new(Environment.GetEnvironmentVariable(StepSummary.Variable));

    /// <summary>Says what the user asked for, however little else is to be printed.</summary>
    public void Answer(string line) => Console.WriteLine(line);

    /// <returns>The place that a path on the command line means.</returns>
    public string FromCaller(string path) => Path.GetFullPath(path, _caller.Path);

    /// <summary>The hash of a file that no step of this run writes; large ones are read once.</summary>
    public string HashOf(string path)
    {
        if (!_hashes.TryGetValue(path, out var hash))
            _hashes[path] = hash = FileHash.Of(path);
        return hash;
    }
}
