using System.Globalization;
using Text.Unicode;

namespace Text.English;

/// <summary>Recognizes web addresses, which are not split at infixes.</summary>
/// <remarks>
/// Source: spaCy 2.2.4 <c>lang/tokenizer_exceptions.py</c>, URL_PATTERN (based on Diego Perini's), implemented as a linear-time scanner for
/// <c>(scheme://)? (anything@)? (address | host.name) (:port)? ([/?#] anything)?</c>. Words passed to it contain no white space.
/// </remarks>
internal static class Urls
{
    public static bool IsMatch(ReadOnlySpan<char> word)
    {
        if (!word.Contains('.'))
            return false;
        if (StartsWithSite(word) || StartsWithSite(word[SchemeLength(word)..]))
            return true;
        for (var at = word.IndexOf('@'); at >= 0; at = NextAt(word, at))
        {
            if (at > 0 && StartsWithSite(word[(at + 1)..]))
                return true;
        }

        return false;
    }

    private static int NextAt(ReadOnlySpan<char> word, int at)
    {
        var next = word[(at + 1)..].IndexOf('@');
        return next < 0 ? -1 : at + 1 + next;
    }

    private static int SchemeLength(ReadOnlySpan<char> word)
    {
        var (length, count) = (0, 0);
        for (; length < word.Length; count++)
        {
            var codePoint = CodePoints.At(word, length);
            if (codePoint is not ('+' or '-' or '.') && !CodePoints.IsWord(codePoint))
                break;
            length += CodePoints.Width(codePoint);
        }

        return count > 1 && word[length..].StartsWith("://") ? length + 3 : 0;
    }

    /// <summary>
    /// Returns whether <paramref name="rest"/> is a host with an optional port and an optional path. Hosts and ports cannot contain the
    /// characters that start a path.
    /// </summary>
    private static bool StartsWithSite(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny("/?#@");
        if (end >= 0 && rest[end] == '@')
            return false;
        var site = end < 0 ? rest : rest[..end];
        var port = site.IndexOf(':');
        if (port >= 0 && !IsPort(site[(port + 1)..]))
            return false;
        var host = port < 0 ? site : site[..port];
        return IsHostName(host) || IsPublicAddress(host);
    }

    private static bool IsPort(ReadOnlySpan<char> port) => Digits(port) is >= 2 and <= 5;

    /// <summary>Matches labels of 1 to 64 characters, followed by a last label of 2 to 63 lowercase letters.</summary>
    private static bool IsHostName(ReadOnlySpan<char> host)
    {
        var lastDot = host.LastIndexOf('.');
        if (lastDot < 0 || !IsTopLevel(host[(lastDot + 1)..]))
            return false;
        foreach (var label in host[..lastDot].Split('.'))
        {
            if (!IsLabel(host[label]))
                return false;
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > 64 || !IsLabelEnd(label[0]) || !IsLabelEnd(label[^1]))
            return false;
        foreach (var unit in label)
        {
            if (!IsLabelEnd(unit) && unit is not ('-' or '_'))
                return false;
        }

        return true;
    }

    private static bool IsLabelEnd(char unit) => char.IsAsciiLetterOrDigit(unit) || (unit >= '\u00A1' && !char.IsSurrogate(unit));

    private static bool IsTopLevel(ReadOnlySpan<char> name)
    {
        var count = 0;
        for (var index = 0; index < name.Length; count++)
        {
            var codePoint = CodePoints.At(name, index);
            if (count == 63 || !Letters.Is(codePoint, LetterKinds.Small))
                return false;
            index += CodePoints.Width(codePoint);
        }

        return count >= 2;
    }

    /// <summary>Matches an IPv4 address that does not belong to a private network.</summary>
    private static bool IsPublicAddress(ReadOnlySpan<char> host)
    {
        Span<Range> parts = stackalloc Range[5];
        if (host.Split(parts, '.') != 4)
            return false;
        var first = host[parts[0]];
        var second = host[parts[1]];
        return IsFirst(first) && IsMiddle(second) && IsMiddle(host[parts[2]]) && IsLast(host[parts[3]])
            && !first.SequenceEqual("10") && !first.SequenceEqual("127")
            && !(first.SequenceEqual("169") && second.SequenceEqual("254"))
            && !(first.SequenceEqual("192") && second.SequenceEqual("168"))
            && !(first.SequenceEqual("172") && IsPrivate172(second));
    }

    /// <summary>Matches <c>[1-9]\d?|1\d\d|2[01]\d|22[0-3]</c>; here and below, <c>\d</c> is a decimal digit of any script.</summary>
    private static bool IsFirst(ReadOnlySpan<char> part) => Digits(part) switch
    {
        1 or 2 => part[0] is >= '1' and <= '9',
        3 => part[0] == '1' || (part[0] == '2' && (part[1] is '0' or '1' || (part[1] == '2' && part[2] is >= '0' and <= '3'))),
        _ => false,
    };

    /// <summary>Matches <c>1?\d{1,2}|2[0-4]\d|25[0-5]</c>.</summary>
    private static bool IsMiddle(ReadOnlySpan<char> part) => Digits(part) switch
    {
        1 or 2 => true,
        3 => part[0] == '1' || IsBelow256(part, '5'),
        _ => false,
    };

    /// <summary>Matches <c>[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]</c>.</summary>
    private static bool IsLast(ReadOnlySpan<char> part) => Digits(part) switch
    {
        1 or 2 => part[0] is >= '1' and <= '9',
        3 => part[0] == '1' || IsBelow256(part, '4'),
        _ => false,
    };

    private static bool IsBelow256(ReadOnlySpan<char> part, char lastDigit) =>
        part[0] == '2' && (part[1] is >= '0' and <= '4' || (part[1] == '5' && part[2] >= '0' && part[2] <= lastDigit));

    /// <summary>Matches <c>1[6-9]|2\d|3[0-1]</c>.</summary>
    private static bool IsPrivate172(ReadOnlySpan<char> part) =>
        Digits(part) == 2 && part[0] switch
        {
            '1' => part[1] is >= '6' and <= '9',
            '2' => true,
            '3' => part[1] is '0' or '1',
            _ => false,
        };

    /// <returns>The number of digits in <paramref name="text"/>, or 0 when it contains anything else.</returns>
    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var index = 0; index < text.Length; count++)
        {
            var codePoint = CodePoints.At(text, index);
            if (CharUnicodeInfo.GetUnicodeCategory(codePoint) != UnicodeCategory.DecimalDigitNumber)
                return 0;
            index += CodePoints.Width(codePoint);
        }

        return count;
    }
}
