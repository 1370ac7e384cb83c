using System.Text;
using Datasets;
using Datasets.Rows;

namespace Text.Benchmarks;

/// <summary>Texts to tokenize, without line ends.</summary>
/// <param name="Source">Where they come from.</param>
internal sealed record Corpus(string Source, IReadOnlyList<string> Texts)
{
    /// <summary>In UTF-8, a line end after each.</summary>
    public long Bytes { get; } = Texts.Sum(text => Encoding.UTF8.GetByteCount(text) + 1L);

    /// <summary>A data set's texts in one order after the other, until there are so many megabytes (of 10^6 bytes).</summary>
    /// <param name="path">The data set; where there is none, texts are made of random words.</param>
    public static Corpus Read(string path, double megabytes, Random random)
    {
        var texts = File.Exists(path) ? ReadTexts(path) : RandomTexts.Make(random);
        return new Corpus(File.Exists(path) ? Path.GetFileName(path) : "random words", Repeat(texts, megabytes * 1e6, random));
    }

    public void Write(string path) => Write(path, Texts);

    /// <summary>Each text once: repetition teaches a model nothing.</summary>
    public void WriteDistinct(string path) => Write(path, Texts.Distinct());

    private static void Write(string path, IEnumerable<string> texts) =>
        File.WriteAllText(path, string.Concat(texts.Select(text => text + '\n')));

    private static string[] ReadTexts(string path)
    {
        var labels = File.ReadLines(path).First().Split(',')[1..];
        var rows = DatasetReader.Read(new DatasetOptions { Path = path, Labels = labels });
        return [.. rows.Select(row => row.Text.ReplaceLineEndings(" "))];
    }

    private static List<string> Repeat(string[] texts, double bytes, Random random)
    {
        var all = new List<string>();
        while (true)
        {
            random.Shuffle(texts);
            foreach (var text in texts)
            {
                if (bytes <= 0)
                    return all;
                all.Add(text);
                bytes -= Encoding.UTF8.GetByteCount(text) + 1;
            }
        }
    }
}
