namespace Settings.Declarations;

/// <summary>Finds the known word that a mistyped one was meant to be.</summary>
public static class Nearest
{
    /// <returns>The word of <paramref name="known"/> with the fewest typing errors between, or null when all are too far off.</returns>
    public static string? To(string word, IEnumerable<string> known)
    {
        var given = Plain(word);
        var mostErrors = Math.Max(1, given.Length / 3);
        return known
            .Where(candidate => candidate.Length + mostErrors >= given.Length)
            .Select(candidate => (Word: candidate, Errors: Errors(given, Plain(candidate))))
            .Where(candidate => candidate.Errors <= mostErrors)
            .OrderBy(candidate => candidate.Errors)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>Whether two words differ in nothing but case and the marks between their parts.</summary>
    public static bool Same(string word, string other) => Plain(word) == Plain(other);

    private static string Plain(string word) => word.Replace("_", "").Replace("-", "").Replace(".", "").Trim().ToLowerInvariant();

    /// <summary>The Damerau-Levenshtein distance, neighbours swapped being one error, as is a word cut short after three letters.</summary>
    private static int Errors(string from, string to)
    {
        if (from.Length >= 3 && to.StartsWith(from, StringComparison.Ordinal))
            return from.Length == to.Length ? 0 : 1;
        var errors = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
                errors[i, j] = i == 0 || j == 0 ? i + j : Step(i, j);
        }
        return errors[from.Length, to.Length];

        int Step(int i, int j)
        {
            var least = Math.Min(errors[i - 1, j], errors[i, j - 1]) + 1;
            least = Math.Min(least, errors[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
            var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            return swapped ? Math.Min(least, errors[i - 2, j - 2] + 1) : least;
        }
    }
}
