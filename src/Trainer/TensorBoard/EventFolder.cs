using System.Globalization;
using Faults;
using Storage;

namespace Trainer.TensorBoard;

/// <summary>
/// A folder of event files that TensorBoard reads. The folder may be in a bucket, where objects cannot be appended to, so each flush writes
/// a new file.
/// </summary>
/// <remarks>TensorBoard reads the files of a folder in the order of their names, each to its end before the next.</remarks>
internal sealed class EventFolder(IObjectStore store, TimeProvider clock, TextWriter log)
{
    private EventFile? _file;
    private int _files;
    private bool _failed;

    /// <summary>The file that collects events until the next flush.</summary>
    public EventFile Current => _file ??= new EventFile(clock.GetUtcNow());

    /// <summary>
    /// Stores the events since the last flush. If the store fails, logs one warning and keeps the events for the next flush.
    /// </summary>
    public void Flush()
    {
        if (_file is not { } file)
            return;
        try
        {
            Store(file);
            (_file, _failed) = (null, false);
            _files++;
        }
        catch (Exception exception) when (exception is StorageException or IOException or UnauthorizedAccessException)
        {
            if (!_failed)
                log.WriteLine($"warning: TensorBoard's curves could not be written; the next write tries again: {exception.Message}");
            _failed = true;
        }
    }

    private void Store(EventFile file) => ScratchFolder.UseAsync(async folder =>
    {
        var path = Path.Combine(folder, "events");
        file.Save(path);
        return await store.UploadAsync(path, NextName());
    }).GetAwaiter().GetResult(); // progress is reported synchronously on the training thread

    private string NextName() => string.Create(
        CultureInfo.InvariantCulture,
        $"events.out.tfevents.{clock.GetUtcNow().ToUnixTimeMilliseconds():D13}.{Environment.MachineName}.{Environment.ProcessId}.{_files:D6}");
}
