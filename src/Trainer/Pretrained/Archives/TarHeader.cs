using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Trainer.Pretrained.Archives;

/// <summary>What a tar archive says of one of its entries.</summary>
/// <remarks>
/// <see cref="System.Formats.Tar"/> sets aside as much memory as a header announces, up to 1 GiB, and does not look at its checksum; here
/// neither is taken on trust. Source: POSIX.1-2017, <c>pax</c>; the GNU tar manual, "Basic Tar Format", for long names and large numbers.
/// </remarks>
/// <param name="Type">The type flag, such as <c>0</c> for a file and <c>2</c> for a symbolic link.</param>
/// <param name="Length">Bytes of its content, which follows.</param>
internal sealed record TarHeader(string Name, char Type, long Length)
{
    private const int BlockLength = 512;

    /// <summary>Far above any name with its attributes, and above the headers that an entry has before its own.</summary>
    private const int LongestAttributes = 1 << 20, MostHeaders = 8;

    public bool IsFile => Type is '0' or '\0' or '7';

    public bool IsFolder => Type == '5';

    /// <summary>The zeros behind the content, up to a whole block.</summary>
    public long Padding => (BlockLength - (Length % BlockLength)) % BlockLength;

    /// <summary>Reads up to where the next entry's content begins.</summary>
    /// <returns>Null at the end of the archive.</returns>
    /// <exception cref="InvalidDataException">It is damaged; the message is a clause.</exception>
    public static TarHeader? Read(GzipContent content)
    {
        var (name, length) = ((string?)null, (long?)null);
        Span<byte> block = stackalloc byte[BlockLength];
        for (var headers = 1; content.Read(block) is > 0 and var count; headers++)
        {
            if (count == BlockLength && !block.ContainsAnyExcept((byte)0))
                break;
            if (count < BlockLength || Octal(block[148..156]) != Checksum(block))
                throw new InvalidDataException("it holds no tar archive, or a damaged one");
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
                case 'K' or 'g': // a link's long target, and what holds for all entries, such as the commit they come from
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

    /// <summary>The sum of a header's bytes, its own place taken for blanks.</summary>
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

    /// <summary>A number in octal digits, or, where those do not suffice, in bytes that begin with a set bit.</summary>
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
                throw new InvalidDataException("it holds no tar archive, or a damaged one");
            number = (number * 8) + digit - '0';
        }

        return number;
    }

    /// <summary>Records such as <c>24 path=folder/file.pth</c> and a line feed, their own length first.</summary>
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
