using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Text.Rules;
using Text.Unicode;

namespace Text.Tests;

/// <summary>Compares our versions of Python's library functions, which fastai uses, with Python. Skipped if Python is missing.</summary>
public sealed class PythonTextTests
{
    private static readonly string[] EntityParts =
    [
        "&", "&", "&#", "&#x", "#", ";", ";", " ", "\n", "<", "amp", "AMP", "lt", "not", "notit", "notin", "copy", "nbsp",
        "Aacute", "eacute", "fjlig",
        "CounterClockwiseContourIntegral", "128", "80", "9F", "0", "13", "0D", "1F", "D800",
        "110000", "FFFF", "1F600", "9999999999", "x", "é", "😀", "㊀", "a",
    ];

    [Fact]
    public void Html_is_unescaped_as_by_Python()
    {
        var numbers = string.Concat(Enumerable.Range(0, 260).Select(number => $"&#{number};"));
        string[] texts = [numbers, .. Texts(EntityParts, 8, count: 20_000)];

        texts.Select(HtmlEntities.Unescape).Should().Equal(Python("__import__('html').unescape(s)", texts));
    }

    [Fact]
    public void Every_name_of_Pythons_table_is_known()
    {
        var names = Python("' '.join(__import__('html.entities', fromlist=['html5']).html5)", [""]).Single().Split(' ');
        var references = names.Select(name => $"&{name}").ToArray();

        references.Select(HtmlEntities.Unescape).Should().Equal(Python("__import__('html').unescape(s)", references));
    }

    [Fact]
    public void Every_character_is_lower_cased_as_by_Python()
    {
        var characters = Characters();
        string[] texts =
            [.. characters, .. characters.Select(c => c + "Σ"), .. characters.Select(c => $"A{c}Σ"), .. characters.Select(c => $"AΣ{c}A")];

        texts.Select(LowerCase.ToLower).Should().Equal(Python("s.lower()", texts));
    }

    [Fact]
    public void Every_character_is_of_Pythons_class()
    {
        var characters = Characters();

        characters.Select(c => CodePoints.IsWhiteSpace(c[0]) ? "1" : "").Should().Equal(Python("'1' if s.isspace() else ''", characters));
        characters.Select(c => CodePoints.IsWord(CodePoints.At(c, 0)) ? "1" : "").Should()
            .Equal(Python(@"'1' if __import__('re').match(r'\w', s) else ''", characters));
    }

    /// <summary>
    /// Returns the characters in this Python's version of Unicode, without those of the large blocks of Han and Hangul, which behave alike,
    /// and without the one whose category Unicode 15 changed.
    /// </summary>
    private static string[] Characters()
    {
        var assigned = Python(
            "' '.join(str(c) for c in range(0x20000) if __import__('unicodedata').category(chr(c)) not in ('Cn', 'Cs', 'Co')"
            + " and not 0x3400 < c < 0x9FFF and not 0xAC00 < c < 0xD7A3 and c != 0x1171E)",
            [""]);
        return [.. assigned.Single().Split(' ').Select(c => char.ConvertFromUtf32(int.Parse(c, CultureInfo.InvariantCulture)))];
    }

    private static string[] Texts(string[] parts, int most, int count)
    {
        var random = new Random(20_210_801);
        return [.. Enumerable.Range(0, count).Select(_ => string.Concat(random.GetItems(parts, random.Next(1, most + 1))))];
    }

    /// <summary>Returns the value of a Python expression for each text <c>s</c>.</summary>
    private static string[] Python(string expression, string[] texts)
    {
        var start = new ProcessStartInfo(Tools.Require("python3"))
        {
            ArgumentList = { "-c", $"import json, sys; json.dump([{expression} for s in json.load(sys.stdin)], sys.stdout)" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var answers = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(JsonSerializer.Serialize(texts));
        process.StandardInput.Close();
        return JsonSerializer.Deserialize<string[]>(answers.GetAwaiter().GetResult())!;
    }
}
