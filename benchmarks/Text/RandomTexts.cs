namespace Text.Benchmarks;

/// <summary>Sentences of words from a made-up vocabulary, some far more frequent than others, as in a language.</summary>
internal static class RandomTexts
{
    private const int Words = 20_000, Texts = 20_000;

    private static readonly string[] Syllables =
        ["ba", "co", "dé", "ri", "ta", "lon", "ver", "çu", "mi", "no", "pre", "sur", "qua", "ê", "in", "gra", "plo", "té", "vi", "zon"];

    public static string[] Make(Random random)
    {
        string[] words = [.. Enumerable.Range(0, Words).Select(_ => string.Concat(random.GetItems(Syllables, random.Next(1, 5))))];
        return [.. Enumerable.Range(0, Texts).Select(_ => Sentence(words, random))];
    }

    private static string Sentence(string[] words, Random random)
    {
        var chosen = Enumerable.Range(0, random.Next(4, 20)).Select(_ => words[(int)(Words * Math.Pow(random.NextDouble(), 3))]);
        var sentence = string.Join(random.Next(4) == 0 ? ", " : " ", chosen);
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + random.GetItems([".", " !", "...", " ?"], 1)[0];
    }
}
