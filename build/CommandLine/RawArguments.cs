namespace Build.CommandLine;

/// <summary>The words of a command line before Cake parses them: <c>--name=value</c>, <c>--name value</c> or <c>--flag</c>.</summary>
internal sealed class RawArguments(IReadOnlyList<string> words)
{
    public IReadOnlyList<string> Words => words;

    /// <summary>The arguments as Cake passes them on.</summary>
    public ICakeArguments ToCake() =>
        new CakeArguments(Options().ToLookup(option => option.Name, option => option.Value!, StringComparer.OrdinalIgnoreCase));

    /// <returns>Whether a flag is given and not reset with <c>=false</c>.</returns>
    public bool IsOn(string name) =>
        Options().LastOrDefault(option => Is(option, name)) is { } flag && !(bool.TryParse(flag.Value, out var isOn) && !isOn);

    public bool Has(string name) => Options().Any(option => Is(option, name));

    /// <returns>The same arguments with another value for an option that is given once.</returns>
    public RawArguments With(string name, string value)
    {
        var option = Options().Single(option => Is(option, name));
        return new([.. words.Take(option.Start), $"--{option.Name}={value}", .. words.Skip(option.Start + option.Length)]);
    }

    public RawArguments Add(string word) => new([.. words, word]);

    private static bool Is(Option option, string name) => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<Option> Options()
    {
        for (var start = 0; start < words.Count; start++)
        {
            if (!words[start].StartsWith("--", StringComparison.Ordinal) || words[start].Length == 2)
                continue;
            var option = Read(start);
            yield return option;
            start += option.Length - 1;
        }
    }

    private Option Read(int start)
    {
        var word = words[start][2..];
        if (word.IndexOfAny(['=', ':']) is var end and > 0)
            return new(start, 1, word[..end], word[(end + 1)..]);
        var next = words.ElementAtOrDefault(start + 1);
        return next is null || next.StartsWith('-') ? new(start, 1, word, null) : new(start, 2, word, next);
    }

    /// <param name="Start">The index of the option's first word.</param>
    /// <param name="Length">The number of its words.</param>
    /// <param name="Value">The option's value; null for a flag.</param>
    private sealed record Option(int Start, int Length, string Name, string? Value);
}
