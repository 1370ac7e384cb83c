using System.Globalization;
using Faults;
using Storage;

namespace Trainer.TensorBoard;

/// <summary>
/// A folder TensorBoard watches, which may be a bucket: objects cannot grow, so the events come in files of their own, one after another.
/// </summary>
/// <remarks>TensorBoard reads the files of a folder in the order of their names, and each to its end before the next.</remarks>
internal sealed class EventFolder(IObjectStore store, TimeProvider clock, TextWriter log)
{
    private EventFile? _file;
    private int _files;
    private bool _failed;

    /// <summary>Where the events go once they are flushed.</summary>
    public EventFile Current => _file ??= new EventFile(clock.GetUtcNow());

    /// <summary>Stores what was added since the last time. When the store fails that is said once, and the events are kept for the next.</summary>
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
                log.WriteLine($"warning: TensorBoard's curves could not be written, which is tried again: {exception.Message}");
            _failed = true;
        }
    }

    private void Store(EventFile file) => ScratchFolder.UseAsync(async folder =>
    {
        var path = Path.Combine(folder, "events");
        file.Save(path);
        return await store.UploadAsync(path, NextName());
    }).GetAwaiter().GetResult(); // progress is told on the training thread, which has nothing else to wait with

    private string NextName() => string.Create(
        CultureInfo.InvariantCulture,
        $"events.out.tfevents.{clock.GetUtcNow().ToUnixTimeMilliseconds():D13}.{Environment.MachineName}.{Environment.ProcessId}.{_files:D6}");
}
