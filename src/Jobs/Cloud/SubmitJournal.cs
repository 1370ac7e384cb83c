namespace Jobs.Cloud;

/// <summary>
/// A folder with a note for each run that was sent to a service. Where a service's lists are late, it is the note that keeps a run whose
/// client was killed from being sent twice.
/// </summary>
internal sealed class SubmitJournal(string folder, TimeProvider clock)
{
    /// <summary>Waits until nobody else on this machine submits the run.</summary>
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
            throw new JobException($"{folder}: the notes of submissions cannot be written: {exception.Message}", exception);
        }
    }

    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows.
    private static bool IsTaken(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
