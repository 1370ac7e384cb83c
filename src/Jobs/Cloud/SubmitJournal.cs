namespace Jobs.Cloud;

/// <summary>
/// Folder with a submission record for each run that was sent to a service. Lists of a service may be late, so this record prevents a second
/// submission of a run whose client was killed.
/// </summary>
internal sealed class SubmitJournal(string folder, TimeProvider clock)
{
    /// <summary>Waits until no other process on this machine submits the run.</summary>
    /// <exception cref="JobException">The folder cannot be written.</exception>
    public async Task<SubmitTurn> EnterAsync(string runId, CancellationToken cancellation)
    {
        var backoff = new Backoff(clock);
        var path = Path.Combine(folder, runId + ".json");
        try
        {
            Directory.CreateDirectory(folder);
            while (true)
            {
                try
                {
                    var turn = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                    return new SubmitTurn(path, turn);
                }
                catch (IOException exception) when (IsTaken(exception))
                {
                    await backoff.WaitAsync(cancellation);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JobException($"{folder}: the submission records cannot be written: {exception.Message}", exception);
        }
    }

    // EWOULDBLOCK on Linux and on macOS, and ERROR_SHARING_VIOLATION on Windows.
    private static bool IsTaken(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
