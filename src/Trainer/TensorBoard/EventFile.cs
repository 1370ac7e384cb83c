using System.Buffers.Binary;
using Google.Protobuf;
using Storage;
using Tensorboard;

namespace Trainer.TensorBoard;

/// <summary>Events in the format TensorBoard reads: TFRecords of <c>Event</c> messages, the first of which names the format.</summary>
/// <remarks>
/// A record is its length (8 bytes, little-endian), the masked CRC-32C of those 8 bytes, the message, and its masked CRC-32C. Source:
/// tensorflow.org/tutorials/load_data/tfrecord, "TFRecords format details".
/// </remarks>
internal sealed class EventFile
{
    /// <summary>The version from which on a session's start makes TensorBoard forget the steps that come again.</summary>
    private const string Version = "brain.Event:2";

    private const uint MaskDelta = 0xA282EAD8;

    private readonly MemoryStream _records = new();

    /// <param name="now">When the file is begun.</param>
    public EventFile(DateTimeOffset now) => Add(new Event { WallTime = Seconds(now), FileVersion = Version });

    /// <param name="step">Counted from 1 over the whole run.</param>
    public void AddScalar(DateTimeOffset now, long step, string tag, double value)
    {
        var summary = new Summary();
        summary.Value.Add(new Summary.Types.Value { Tag = tag, SimpleValue = (float)value });
        Add(new Event { WallTime = Seconds(now), Step = step, Summary = summary });
    }

    /// <summary>Says that a process goes on with this step: what an earlier one wrote of it and of later ones is void.</summary>
    public void AddRestart(DateTimeOffset now, long step) => Add(new Event
    {
        WallTime = Seconds(now),
        Step = step,
        SessionLog = new SessionLog { Status = SessionLog.Types.SessionStatus.Start },
    });

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
