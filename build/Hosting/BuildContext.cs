using Build.Ci;
using Build.Engines;
using Build.Inputs;
using Cake.Core.Diagnostics;
using Pipelines;
using Storage;
using Storage.Locations;

namespace Build.Hosting;

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
        _manifest = new(() => Manifest.Load(Paths.ManifestFile));
    }

    public TimeProvider Clock { get; }

    /// <summary>The names of all tasks that this build runs.</summary>
    public IReadOnlyList<string> TasksToExecute { get; set; } = [];

    public string Root { get; } = BuildPaths.FindRoot(AppContext.BaseDirectory);

    internal new BuildArguments Arguments => field ??= new(base.Arguments);

    public PipelineSettings Settings => _settings.Value;

    public BuildPaths Paths => field ??= new(Root, Settings.Name);

    internal Manifest Manifest => _manifest.Value;

    /// <summary>The command by which the user calls the build.</summary>
    public string Script => BuildPaths.Script(Root, _caller.Path);

    /// <summary>The command line that runs a target on this pipeline.</summary>
    /// <param name="job">The job that it acts on; null for the newest.</param>
    public string Command(string target, string? job = null)
    {
        string[] line = [Script, $"--target={target}", $"--pipeline={Arguments.Pipeline}"];
        return ShellWord.Join(job is null ? line : [.. line, $"--job={job}"]);
    }

    internal RemoteInputs Inputs => field ??= new(Settings, Manifest, Paths, ObjectStores.Open);

    /// <summary>The data set's file: a local copy if the pipeline names an object.</summary>
    public string DatasetPath => Inputs.PathOf(Settings.Dataset.Path);

    public string BucketPath => Paths.Resolve(Settings.Storage.Bucket);

    public bool IsBucketRemote => ObjectAddress.IsCloud(BucketPath);

    public IObjectStore Bucket => field ??= ObjectStores.Open(BucketPath);

    /// <summary>The client for cloud services; each request sets its own time limit.</summary>
    public HttpClient Http => field ??= new() { Timeout = Timeout.InfiniteTimeSpan };

    internal Engine Engine => field ??= new(this, Settings.Image!.Engine);

    /// <summary>Writer for details such as a job's log and tables; discards them if only errors and results are shown.</summary>
    public TextWriter Details => Log.Verbosity < Verbosity.Normal ? TextWriter.Null : Console.Out;

    public StepSummary StepSummary => field ??= new(Environment.GetEnvironmentVariable(StepSummary.Variable));

    /// <summary>Prints a result that the user asked for, even with <c>--quiet</c>.</summary>
    public void Answer(string line) => Console.WriteLine(line);

    /// <returns>The full path of a path on the command line.</returns>
    public string FromCaller(string path) => Path.GetFullPath(path, _caller.Path);

    /// <summary>The hash of a file that no step of this run writes; computed once.</summary>
    public string HashOf(string path)
    {
        if (!_hashes.TryGetValue(path, out var hash))
            _hashes[path] = hash = FileHash.Of(path);
        return hash;
    }
}
