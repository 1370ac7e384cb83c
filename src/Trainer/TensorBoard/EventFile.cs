using System.Buffers.Binary;
using Google.Protobuf;
using Storage;
using Tensorboard;

namespace Trainer.TensorBoard;

/// <summary>An event file of TensorBoard: TFRecords of <c>Event</c> messages. The first message names the version of the format.</summary>
/// <remarks>
/// A record is its length (8 bytes, little-endian), the masked CRC-32C of those 8 bytes, the message, and its masked CRC-32C. Source:
/// tensorflow.org/tutorials/load_data/tfrecord, "TFRecords format details".
/// </remarks>
internal sealed class EventFile
{
    /// <summary>The version of the format from which a session start makes TensorBoard discard later steps.</summary>
    private const string Version = "brain.Event:2";

    private const uint MaskDelta = 0xA282EAD8;

    private readonly MemoryStream _records = new();

    /// <summary>Creates a file without scalars.</summary>
    /// <param name="now">The time of creation.</param>
    public EventFile(DateTimeOffset now) => Add(new Event { WallTime = Seconds(now), FileVersion = Version });

    /// <summary>Adds a value.</summary>
    /// <param name="step">The step, counted from 1 over the whole run.</param>
    public void AddScalar(DateTimeOffset now, long step, string tag, double value)
    {
        var summary = new Summary();
        summary.Value.Add(new Summary.Types.Value { Tag = tag, SimpleValue = (float)value });
        Add(new Event { WallTime = Seconds(now), Step = step, Summary = summary });
    }

    /// <summary>
    /// Marks that a process resumes with this step, so that TensorBoard discards earlier values of this step and later steps.
    /// </summary>
    public void AddRestart(DateTimeOffset now, long step) => Add(new Event
    {
        WallTime = Seconds(now),
        Step = step,
        SessionLog = new SessionLog { Status = SessionLog.Types.SessionStatus.Start },
    });

    /// <summary>Writes the file.</summary>
    public void Save(string path) => File.WriteAllBytes(path, _records.ToArray());

    private void Add(Event message)
    {
        var bytes = message.ToByteArray();
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)bytes.Length);
        _records.Write(length);
        AddChecksum(length);
        _records.Write(bytes);
        AddChecksum(bytes);
    }

    private void AddChecksum(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32c();
        crc.Append(bytes);
        Span<byte> masked = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(masked, unchecked(((crc.Value >> 15) | (crc.Value << 17)) + MaskDelta));
        _records.Write(masked);
    }

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;
}
