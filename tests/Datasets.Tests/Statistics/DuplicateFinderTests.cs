using CsCheck;
using Datasets.Statistics;

namespace Datasets.Tests.Statistics;

public sealed class DuplicateFinderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finds_the_same_rows_in_memory_and_in_a_temporary_file() =>
        Gen.Select(Gen.Select(Gen.Byte[0, 9], Gen.Byte[0, 1]).Array[0, 200], Gen.Int[1, 50], Gen.Int[0, 3]).Sample((rows, runLength, runsInMemory) =>
        {
            var same = new Repetitions(3);
            var other = new Repetitions(3);
            using (var finder = new DuplicateFinder(runLength, runsInMemory, _folder.Path))
            {
                foreach (var (i, (text, labels)) in rows.Index())
                    finder.Add([text], labels, i + 2);
                finder.Finish(same, other);
            }

            var firsts = rows.Index().GroupBy(row => row.Item.Item1).ToDictionary(group => group.Key, group => group.First());
            var repeated = rows.Index().Where(row => firsts[row.Item.Item1].Index != row.Index)
                .ToLookup(
                    row => row.Item.Item2 == firsts[row.Item.Item1].Item.Item2,
                    row => new FindingPlace(row.Index + 2, $"as line {firsts[row.Item.Item1].Index + 2}"));
            same.Count.Should().Be(repeated[true].Count());
            same.ToPlaces("as").Should().Equal(repeated[true].Take(3));
            other.Count.Should().Be(repeated[false].Count());
            other.ToPlaces("as").Should().Equal(repeated[false].Take(3));
            Directory.GetFileSystemEntries(_folder.Path).Should().BeEmpty();
        });

    [Fact]
    public void A_search_given_up_leaves_no_temporary_file()
    {
        using (var finder = new DuplicateFinder(runLength: 2, runsInMemory: 0, _folder.Path))
            for (byte i = 0; i < 9; i++)
                finder.Add([i], 0, i + 1);

        Directory.GetFileSystemEntries(_folder.Path).Should().BeEmpty();
    }
}
