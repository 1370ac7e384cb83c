using System.Buffers.Binary;
using Storage;
using Tensorboard;

namespace Trainer.Tests.TensorBoard;

/// <summary>Reads event files as TensorBoard does.</summary>
internal static class EventFiles
{
    public const int HeaderSize = 12, FooterSize = 4;

    /// <summary>The events of all files of a folder, in the order of their names; the checksums of each record must be correct.</summary>
    public static IReadOnlyList<Event> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*tfevents*").Order(StringComparer.Ordinal).SelectMany(file => Records(File.ReadAllBytes(file)))];

    public static IReadOnlyList<(long Step, float Value)> Scalars(this IEnumerable<Event> events, string tag) =>
    [
        .. from one in events
           where one.WhatCase == Event.WhatOneofCase.Summary
           from value in one.Summary.Value
           where value.Tag == tag
           select (one.Step, value.SimpleValue),
    ];

    private static IEnumerable<Event> Records(byte[] file)
    {
        for (var start = 0; start < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(start));
            Unmask(file, start + 8).Should().Be(Checksum(file.AsSpan(start, 8)));
            var message = file.AsSpan(start + HeaderSize, length);
            Unmask(file, start + HeaderSize + length).Should().Be(Checksum(message));
            yield return Event.Parser.ParseFrom(message.ToArray());
            start += HeaderSize + length + FooterSize;
        }
    }

    /// <summary>The inverse of TensorFlow's mask: rotated right by 15 bits, plus a constant.</summary>
    private static uint Unmask(byte[] file, int at)
    {
        var rotated = unchecked(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) - 0xA282EAD8u);
        return (rotated >> 17) | (rotated << 15);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32c();
        crc.Append(bytes);
        return crc.Value;
    }
}
