using System.Text.Json;
using Faults;

namespace Jobs.Cloud;

/// <summary>The right to submit a run, and the note on it; held by one at a time on this machine.</summary>
internal sealed class SubmitTurn(string path, FileStream turn) : IDisposable
{
    /// <exception cref="JobException">The note is unreadable.</exception>
    public SubmitNote? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<SubmitNote>(File.ReadAllText(path)) : null;
        }
        catch (JsonException exception)
        {
            throw new JobException($"{path}: the note of a submission is unreadable. Make sure that the run has no job, and delete it.", exception);
        }
    }

    /// <exception cref="JobException">The note cannot be written.</exception>
    public void Write(SubmitNote note)
    {
        try
        {
            AtomicFile.WriteAllText(path, JsonSerializer.Serialize(note));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JobException($"{path}: the note of a submission cannot be written: {exception.Message}", exception);
        }
    }

    public void Forget() => File.Delete(path);

    public void Dispose() => turn.Dispose();
}
