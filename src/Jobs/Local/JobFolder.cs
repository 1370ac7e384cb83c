using System.Text.Json;
using Faults;

namespace Jobs.Local;

/// <summary>Folder of one job. Each of its files is written once and atomically, by the client or by the supervisor.</summary>
internal sealed class JobFolder(string path)
{
    public string Path { get; } = path;

    public string Id => System.IO.Path.GetFileName(Path);

    public bool Exists => Directory.Exists(Path);

    public string LogPath => System.IO.Path.Combine(Path, "job.log");

    public bool CancelRequested => File.Exists(CancelPath);

    private string RecordPath => System.IO.Path.Combine(Path, "job.json");

    private string CancelPath => System.IO.Path.Combine(Path, "cancel");

    /// <exception cref="IOException">The folder already exists.</exception>
    public void Create(JobRecord record)
    {
        Directory.CreateDirectory(Path);
        new FileStream(LogPath, FileMode.CreateNew).Dispose();
        AtomicFile.WriteAllText(RecordPath, record.ToJson());
    }

    public void Delete() => Directory.Delete(Path, recursive: true);

    public void RequestCancel(DateTimeOffset now) => AtomicFile.WriteAllText(CancelPath, $"{now:O}\n");

    /// <exception cref="JobException">The record is missing or unreadable.</exception>
    public JobRecord ReadRecord() =>
        Read("job.json", JobRecord.Parse) ?? throw new JobException($"{RecordPath}: the record of job {Id} is missing. Delete its folder.");

    public ProcessRecord? ReadSupervisor() => Read("supervisor", ProcessRecord.Parse);

    public ProcessRecord? ReadTrainer() => Read("trainer", ProcessRecord.Parse);

    public ExitRecord? ReadExit() => Read("exit", ExitRecord.Parse);

    private T? Read<T>(string name, Func<string, T> parse)
        where T : class
    {
        var path = System.IO.Path.Combine(Path, name);
        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new JobException($"{path}: the record of job {Id} is unreadable: {exception.Message} Delete its folder.", exception);
        }
    }
}
