using System.Text;

namespace Datasets.Benchmarks;

/// <summary>
/// Writes a seeded data set shaped like the real ones: 24 labels, about 150 bytes a row, some texts quoted, accented, repeated, or with
/// line ends.
/// </summary>
internal static class Corpus
{
    private const int Labels = 24;
    private const int Words = 20_000;

    public static IReadOnlyList<string> LabelNames { get; } = [.. Enumerable.Range(0, Labels).Select(i => $"label{i:00}")];

    public static void Write(string path, int rows, int seed)
    {
        var random = new Random(seed);
        var words = MakeWords(random);
        using var output = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 20) { NewLine = "\n" };
        output.WriteLine($"text,{string.Join(',', LabelNames)}");
        var text = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            // One row in a hundred repeats the text of the row before it.
            if (row == 0 || random.Next(100) > 0)
                MakeText(text.Clear(), words, random);
            output.Write(text);
            var primary = random.Next(Labels);
            for (var label = 0; label < Labels; label++)
                output.Write((label == primary && random.Next(20) > 0) || random.Next(60) == 0 ? ",1" : ",0");
            output.WriteLine();
        }
    }

    private static string[] MakeWords(Random random)
    {
        string[] syllables =
        [
            "ba", "co", "dé", "ri", "ta", "lon", "ver", "çu", "mi", "no", "pre", "sur", "qua", "ê", "in", "gra", "plo", "té", "vi", "zon",
        ];
        return [.. Enumerable.Range(0, Words).Select(_ => string.Concat(random.GetItems(syllables, 1 + random.Next(4))))];
    }

    private static void MakeText(StringBuilder text, string[] words, Random random)
    {
        var length = 15 + (int)(150 * random.NextDouble());
        var quoted = random.Next(3) == 0;
        if (quoted)
            text.Append('"');
        var start = text.Length;
        while (text.Length - start < length)
        {
            if (text.Length > start)
                text.Append(quoted ? random.Next(40) switch { 0 => ", ", 1 => " \"\"", 2 => "\n", _ => " " } : " ");
            // Squaring makes some words far more frequent than others.
            text.Append(words[(int)(Words * Math.Pow(random.NextDouble(), 2))]);
        }
        if (quoted)
            text.Append('"');
    }
}
