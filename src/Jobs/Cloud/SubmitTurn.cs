using System.Text.Json;
using Faults;

namespace Jobs.Cloud;

/// <summary>Exclusive lock on the submission of a run, with its submission record. One process on this machine holds it at a time.</summary>
internal sealed class SubmitTurn(string path, FileStream turn) : IDisposable
{
    /// <summary>Reads the record; null when there is none.</summary>
    /// <exception cref="JobException">The record is unreadable.</exception>
    public SubmitNote? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<SubmitNote>(File.ReadAllText(path)) : null;
        }
        catch (JsonException exception)
        {
            throw new JobException($"{path}: the submission record is unreadable. Make sure that the run has no job, then delete the file.", exception);
        }
    }

    /// <summary>Writes the record.</summary>
    /// <exception cref="JobException">The record cannot be written.</exception>
    public void Write(SubmitNote note)
    {
        try
        {
            AtomicFile.WriteAllText(path, JsonSerializer.Serialize(note));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JobException($"{path}: the submission record cannot be written: {exception.Message}", exception);
        }
    }

    public void Forget() => File.Delete(path);

    public void Dispose() => turn.Dispose();
}
