namespace Trainer.Pretrained.Archives;

/// <summary>A lock between processes, represented by a file.</summary>
/// <remarks>The operating system releases the lock when the process ends. The file stays.</remarks>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Acquires the lock.</summary>
    /// <param name="waiting">Called once if another process holds the lock.</param>
    /// <returns>An object that releases the lock when it is disposed.</returns>
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
