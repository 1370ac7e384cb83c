using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PyTorchFiles.Pickling;

/// <summary>Reads values without references: numbers, strings and bytes.</summary>
internal static partial class PickleScalars
{
    /// <summary>Maximum length of an integer in bytes. PyTorch's magic number has 10 bytes; other integers have at most 8.</summary>
    private const int LongestInteger = 16;

    private static readonly object NotAScalar = new();

    /// <returns>Whether the opcode is a scalar value.</returns>
    public static bool TryRead(PickleOpcode opcode, PickleInput input, out object? value)
    {
        value = opcode switch
        {
            PickleOpcode.None => null,
            PickleOpcode.NewTrue => true,
            PickleOpcode.NewFalse => false,
            PickleOpcode.Int => IntegerOrBool(input),
            PickleOpcode.Long => Integer(input.ReadLine().TrimEnd('L'), input),
            PickleOpcode.BinInt => (Int128)input.ReadInt32(),
            PickleOpcode.BinInt1 => (Int128)input.ReadByte(),
            PickleOpcode.BinInt2 => (Int128)input.ReadUInt16(),
            PickleOpcode.Long1 => LittleEndianInteger(input, input.ReadByte()),
            PickleOpcode.Long4 => LittleEndianInteger(input, input.ReadInt32()),
            PickleOpcode.Float => Real(input),
            PickleOpcode.BinFloat => input.ReadBigEndianDouble(),
            PickleOpcode.String => QuotedText(input),
            PickleOpcode.Unicode => EscapedText(input),
            PickleOpcode.BinString => input.ReadText(input.ReadInt32()),
            PickleOpcode.ShortBinString or PickleOpcode.ShortBinUnicode => input.ReadText(input.ReadByte()),
            PickleOpcode.BinUnicode => input.ReadText(input.ReadUInt32()),
            PickleOpcode.BinUnicode8 => input.ReadText(input.ReadInt64()),
            PickleOpcode.BinBytes => input.ReadBytes(input.ReadUInt32()).ToArray(),
            PickleOpcode.ShortBinBytes => input.ReadBytes(input.ReadByte()).ToArray(),
            PickleOpcode.BinBytes8 => input.ReadBytes(input.ReadInt64()).ToArray(),
            _ => NotAScalar,
        };
        return !ReferenceEquals(value, NotAScalar);
    }

    private static object IntegerOrBool(PickleInput input)
    {
        var line = input.ReadLine();
        return line switch
        {
            "00" => false,
            "01" => true,
            _ => Integer(line, input),
        };
    }

    private static Int128 Integer(string digits, PickleInput input) =>
        Int128.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidDataException(
                $"its pickle has no integer where it declares one, before byte {input.Offset}: it is damaged.");

    private static double Real(PickleInput input) =>
        double.TryParse(input.ReadLine(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidDataException(
                $"its pickle has no number where it declares one, before byte {input.Offset}: it is damaged.");

    private static Int128 LittleEndianInteger(PickleInput input, int length)
    {
        if (length is < 0 or > LongestInteger)
        {
            throw new InvalidDataException(
                $"its pickle declares an integer of {length} bytes before byte {input.Offset}; at most {LongestInteger} are allowed.");
        }

        if (length == 0)
            return 0;
        var bytes = input.ReadBytes(length);
        var value = (Int128)(sbyte)bytes[^1];
        for (var i = length - 2; i >= 0; i--)
            value = (value << 8) | bytes[i];
        return value;
    }

    /// <summary>Reads a quoted string of protocol 0, as Python 2 wrote plain names. Names contain no escapes.</summary>
    private static string QuotedText(PickleInput input)
    {
        var line = input.ReadLine();
        if (line.Length < 2 || line[0] != line[^1] || line[0] is not ('\'' or '"') || line.Contains('\\'))
        {
            throw new InvalidDataException(
                $"its pickle has no plain quoted text before byte {input.Offset}. Save it again with protocol 2 or later.");
        }

        return line[1..^1];
    }

    /// <summary>
    /// Reads a string of protocol 0 in Python's raw-unicode-escape encoding: Latin-1 with <c>\uXXXX</c> and <c>\UXXXXXXXX</c>.
    /// </summary>
    private static string EscapedText(PickleInput input)
    {
        var escaped = Encoding.Latin1.GetString(input.ReadLineBytes());
        try
        {
            return Escape().Replace(escaped, match => match.Groups[1].Success
                ? ((char)ushort.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber)).ToString()
                : char.ConvertFromUtf32(int.Parse(match.Groups[2].ValueSpan, NumberStyles.HexNumber)));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidDataException($"its pickle's text before byte {input.Offset} is not Unicode: it is damaged.", e);
        }
    }

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")]
    private static partial Regex Escape();
}
