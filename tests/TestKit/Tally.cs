using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace TestKit;

/// <summary>Compares results with recorded ones, all of them, and then says how many are equal and which differ.</summary>
public sealed class Tally(string name)
{
    private const int MostShown = 5;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _shown = [];
    private int _count;
    private int _differing;

    private string Counts => $"{name}: {_count - _differing} of {_count} equal";

    /// <param name="of">What the result is of; shown, as JSON, when it differs.</param>
    public void Compare<T>(object? of, IReadOnlyList<T> actual, IReadOnlyList<T> recorded) =>
        Count(actual.SequenceEqual(recorded), of, actual, recorded);

    /// <inheritdoc cref="Compare{T}(object?, IReadOnlyList{T}, IReadOnlyList{T})"/>
    public void Compare(object? of, string actual, string recorded) => Count(actual == recorded, of, actual, recorded);

    /// <inheritdoc cref="Compare{T}(object?, IReadOnlyList{T}, IReadOnlyList{T})"/>
    public void Compare(object? of, int actual, int recorded) => Count(actual == recorded, of, actual, recorded);

    /// <summary>Prints the counts, and fails where a result differed or none was compared.</summary>
    public static void Report(params IReadOnlyList<Tally> tallies)
    {
        foreach (var tally in tallies)
            TestContext.Current.TestOutputHelper?.WriteLine(tally.Counts);
        var failures = tallies.Where(tally => tally._differing > 0 || tally._count == 0)
            .Select(tally => string.Join('\n', [tally.Counts, .. tally._shown])).ToArray();
        if (failures.Length > 0)
            Assert.Fail(string.Join('\n', failures));
    }

    private void Count(bool equal, object? of, object actual, object recorded)
    {
        _count++;
        if (equal || _differing++ >= MostShown)
            return;
        _shown.Add($"{Print(of)}\n  gives     {Print(actual)}\n  recorded  {Print(recorded)}");
    }

    private static string Print(object? value) => JsonSerializer.Serialize(value, Readable);
}
