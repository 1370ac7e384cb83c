namespace Cake.Frosting.Internal;

/// <summary>Finds the names a mistyped one may have meant.</summary>
internal static class NearestNames
{
    /// <returns>At most three of <paramref name="known"/>, the nearest first; none when nothing is near.</returns>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known)
    {
        var furthest = Math.Max(2, name.Length / 3);
        return [.. known
            .Select(candidate => (candidate, distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.distance <= furthest || pair.candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.distance)
            .Take(3)
            .Select(pair => pair.candidate)];
    }

    // Edits (insert, delete, replace) that turn one text into the other: Levenshtein, one row at a time.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.Length];
    }
}
