using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EndToEnd.Tests.Running;

/// <summary>A pipeline of its own with a small data set, for builds of this checkout; what it makes is deleted with it.</summary>
public sealed class Workshop : IDisposable
{
    private static readonly (string Label, string[] Words)[] Topics =
        [("delivery", ["parcel", "courier", "late", "box"]), ("billing", ["invoice", "charge", "refund", "price"]), ("praise", ["lovely", "great"])];

    private readonly TempFolder _folder = new();
    private readonly List<string> _inputCaches = [];

    public Workshop()
        : this(rows: 120)
    {
    }

    internal Workshop(int rows)
        : this(rows, further: _ => "")
    {
    }

    /// <param name="further">Further sections of the pipeline file.</param>
    /// <param name="bucket">Its bucket; a folder when null.</param>
    internal Workshop(int rows, Func<Workshop, string> further, string? bucket = null)
        : this(workshop => $$"""
            language: en
            dataset: { path: {{workshop.DatasetPath}}, labels: [delivery, billing, praise] }
            model: { embeddingSize: 16, hiddenSize: 24, layers: 2 }
            vocabulary: { minFrequency: 1 }
            training: { epochs: 1, threads: 1 }
            smokeTest: { rows: 100, epochs: 4 }
            storage: { bucket: {{workshop.BucketPath}} }
            {{further(workshop)}}
            """, bucket) => File.WriteAllText(DatasetPath, Dataset(rows));

    /// <param name="pipeline">The content of the pipeline file.</param>
    /// <param name="bucket">Its bucket; a folder when null.</param>
    internal Workshop(Func<Workshop, string> pipeline, string? bucket = null)
    {
        BucketPath = bucket ?? _folder.PathOf("bucket");
        File.WriteAllText(PipelinePath, pipeline(this));
    }

    /// <summary>What its builds find in their environment beside what this process has.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public string Name { get; } = $"e2e-{Guid.NewGuid():N}"[..12];

    public string Folder => _folder.Path;

    public string PipelinePath => _folder.PathOf(Name + ".yaml");

    public string DatasetPath => _folder.PathOf("data.csv");

    public string BucketPath { get; }

    public string PathOf(params string[] parts) => Repository.PathOf(["artifacts", Name, .. parts]);

    public void Dispose()
    {
        if (MayHaveRunningJob() && Run("--target=Cancel").Output.Contains("is JOB_STATE_CANCELLING."))
            Run("--target=Watch"); // until then the job writes into the folders below
        if (Directory.Exists(PathOf()))
            Directory.Delete(PathOf(), recursive: true);
        foreach (var folder in _inputCaches.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        _folder.Dispose();
    }

    /// <summary>Where copies of an object lie after it was fetched. They are the checkout's, and deleted with this workshop.</summary>
    internal string InputCacheOf(string bucket, string name)
    {
        var folder = Repository.PathOf("artifacts", "cache", "inputs", bucket, name);
        _inputCaches.Add(folder);
        return folder;
    }

    internal RunningBuild Start(params string[] arguments) =>
        RunningBuild.Start(Repository.PathOf("build.sh"), Repository.Root, Variables, [$"--pipeline={PipelinePath}", .. arguments]);

    internal BuildResult Run(params string[] arguments)
    {
        using var build = Start(arguments);
        return build.WaitForExit();
    }

    internal BuildResult MustRun(params string[] arguments)
    {
        var result = Run(arguments);
        result.ExitCode.Should().Be(0, result.ToString());
        return result;
    }

    /// <summary>Runs the published trainer.</summary>
    /// <param name="input">What it reads.</param>
    /// <returns>What it prints.</returns>
    internal static string RunTrainer(string input, params string[] arguments)
    {
        string[] line = [Repository.PathOf("artifacts", "trainer", "cpu", "Trainer.dll"), .. arguments];
        var start = new ProcessStartInfo("dotnet", line)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, errors.Result);
        return output.Result;
    }

    /// <summary>The message of a task that failed and, below it, how to carry on after it.</summary>
    internal string CarryOn(string task, string message, params string[] arguments) =>
        $"An error occurred when executing task '{task}'.\n{message}\nTo carry on from there: ./build.sh --pipeline={PipelinePath} {string.Join(' ', arguments)}\n";

    /// <summary>What differs between two runs or two machines, under names of its own.</summary>
    internal string Neutral(string text) => text
        .Replace(_folder.Path, "FOLDER").Replace(Name, "PIPELINE").Replace(Repository.Root.TrimEnd('/'), "ROOT");

    // A job of this machine has a record of its end; only the service knows how a job in the cloud is.
    private bool MayHaveRunningJob() => Directory.Exists(PathOf("submissions"))
        || (Directory.Exists(PathOf("jobs"))
            && Directory.GetDirectories(PathOf("jobs"), "*-*").Any(job => !File.Exists(Path.Combine(job, "exit"))));

    private static string Dataset(int rows)
    {
        string[] filling = ["the", "a", "my", "again", "today", "really", "still", "this", "that", "order", "with", "for"];
        var random = new Random(1);
        var csv = new StringBuilder("text,").AppendJoin(',', Topics.Select(topic => topic.Label)).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            var carried = Topics.Select(_ => random.Next(5) < 2).ToArray();
            var words = Enumerable.Range(0, 6).Select(_ => filling[random.Next(filling.Length)])
                .Concat(Topics.Where((_, topic) => carried[topic]).Select(topic => topic.Words[random.Next(topic.Words.Length)]))
                .Append(row.ToString(CultureInfo.InvariantCulture)).ToArray();
            random.Shuffle(words);
            csv.AppendJoin(' ', words).Append(',').AppendJoin(',', carried.Select(carries => carries ? '1' : '0')).Append('\n');
        }

        return csv.ToString();
    }
}
