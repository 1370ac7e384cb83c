using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Trainer.Pretrained.Archives;

/// <summary>The header of a tar entry.</summary>
/// <remarks>
/// <see cref="System.Formats.Tar"/> allocates as much memory as a header announces, up to 1 GiB, and does not verify the checksum; this
/// type does not trust either. Source: POSIX.1-2017, <c>pax</c>; the GNU tar manual, "Basic Tar Format", for long names and large numbers.
/// </remarks>
/// <param name="Name">The path of the entry.</param>
/// <param name="Type">The type flag, such as <c>0</c> for a file and <c>2</c> for a symbolic link.</param>
/// <param name="Length">The length of the content in bytes.</param>
internal sealed record TarHeader(string Name, char Type, long Length)
{
    private const int BlockLength = 512;

    /// <summary>Limits far above the length of any name with its attributes and the number of headers before an entry.</summary>
    private const int LongestAttributes = 1 << 20, MostHeaders = 8;

    /// <summary>Whether the entry is a regular file.</summary>
    public bool IsFile => Type is '0' or '\0' or '7';

    /// <summary>Whether the entry is a folder.</summary>
    public bool IsFolder => Type == '5';

    /// <summary>The number of zeros after the content, up to a whole block.</summary>
    public long Padding => (BlockLength - (Length % BlockLength)) % BlockLength;

    /// <summary>Reads the next header, up to the start of the content.</summary>
    /// <returns>The header; null at the end of the archive.</returns>
    /// <exception cref="InvalidDataException">The archive is damaged; the message is a clause.</exception>
    public static TarHeader? Read(GzipContent content)
    {
        var (name, length) = ((string?)null, (long?)null);
        Span<byte> block = stackalloc byte[BlockLength];
        for (var headers = 1; content.Read(block) is > 0 and var count; headers++)
        {
            if (count == BlockLength && !block.ContainsAnyExcept((byte)0))
                break;
            if (count < BlockLength || Octal(block[148..156]) != Checksum(block))
                throw new InvalidDataException("it is not a tar archive, or it is damaged");
            if (headers > MostHeaders)
                throw new InvalidDataException($"one of its entries has more than {MostHeaders} headers; refused as a bomb");

            var header = new TarHeader(name ?? NameOf(block), (char)block[156], length ?? Number(block[124..136]));
            switch (header.Type)
            {
                case 'L':
                    name = Text(header.ReadAttributes(content));
                    break;
                case 'x':
                    (name, length) = Attributes(header.ReadAttributes(content));
                    break;
                case 'K' or 'g': // the long target of a link, and global attributes such as a commit hash
                    header.ReadAttributes(content);
                    break;
                default:
                    return header;
            }
        }

        return null;
    }

    private byte[] ReadAttributes(GzipContent content)
    {
        if (Length > LongestAttributes)
            throw new InvalidDataException($"it announces a name of {Length} bytes; refused as a bomb");
        var bytes = new byte[Length];
        content.ReadExactly(bytes);
        content.Skip(Padding);
        return bytes;
    }

    /// <summary>The sum of a header's bytes, with blanks in place of the checksum.</summary>
    private static long Checksum(ReadOnlySpan<byte> block)
    {
        var sum = 8L * ' ';
        foreach (var value in block[..148])
            sum += value;
        foreach (var value in block[156..])
            sum += value;
        return sum;
    }

    private static string NameOf(ReadOnlySpan<byte> block)
    {
        var name = Text(block[..100]);
        var isUstar = block[257..263].SequenceEqual("ustar\0"u8);
        return isUstar && block[345] != 0 ? $"{Text(block[345..500])}/{name}" : name;
    }

    /// <summary>A number in octal digits or, if it is too large, in binary with the first bit set.</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        if (field[0] < 0x80)
            return Octal(field);
        var number = BinaryPrimitives.ReadInt64BigEndian(field[^8..]);
        return field[0] == 0x80 && !field[1..^8].ContainsAnyExcept((byte)0) && number >= 0
            ? number
            : throw new InvalidDataException("it holds a damaged tar header");
    }

    private static long Octal(ReadOnlySpan<byte> field)
    {
        var number = 0L;
        foreach (var digit in field.Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                throw new InvalidDataException("it is not a tar archive, or it is damaged");
            number = (number * 8) + digit - '0';
        }

        return number;
    }

    /// <summary>Parses records such as <c>24 path=folder/file.pth</c> and a line feed, where 24 is the length of the record.</summary>
    private static (string? Name, long? Length) Attributes(ReadOnlySpan<byte> records)
    {
        var (name, length) = ((string?)null, (long?)null);
        while (!records.IsEmpty)
        {
            var blank = records.IndexOf((byte)' ');
            if (blank < 0 || !int.TryParse(records[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || count <= blank + 1 || count > records.Length)
            {
                throw new InvalidDataException("it holds damaged tar attributes");
            }

            var record = records[(blank + 1)..count].TrimEnd((byte)'\n');
            if (record.StartsWith("path="u8))
                name = Text(record[5..]);
            else if (record.StartsWith("size="u8))
                length = long.TryParse(record[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                    ? size
                    : throw new InvalidDataException("it holds damaged tar attributes");
            records = records[count..];
        }

        return (name, length);
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }
}
