namespace Trainer.Pretrained.Archives;

/// <summary>Lets one process at a time do something, as long as all of them ask for the same file.</summary>
/// <remarks>The operating system lets go of it when the process ends, however it ends. The file stays.</remarks>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <param name="waiting">Called once when another has it.</param>
    /// <returns>What gives the lock back when it is disposed.</returns>
    public static async Task<IDisposable> AcquireAsync(string path, Action waiting, TimeProvider clock, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (tries == 0)
                    waiting();
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }
}
