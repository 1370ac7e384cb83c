using CsCheck;
using Datasets.Statistics;

namespace Datasets.Tests.Statistics;

public sealed class DuplicateFinderTests
{
    private static readonly Gen<(byte Text, byte Labels)[]> GenRows = Gen.Select(Gen.Byte[0, 9], Gen.Byte[0, 1]).Array[0, 200];

    [Fact]
    public void Finds_the_same_rows_in_memory_and_in_a_temporary_file() =>
        Gen.Select(GenRows, Gen.Int[1, 50], Gen.Int[0, 3], Gen.Int[1, 4]).Sample((rows, runLength, inMemory, textsAtOnce) =>
        {
            using var folder = new TempFolder();
            var same = new Repetitions(3);
            var other = new Repetitions(3);
            using (var finder = new DuplicateFinder(runLength, inMemory, textsAtOnce, folder.Path))
            {
                foreach (var (i, (text, labels)) in rows.Index())
                    finder.Add([text], labels, i + 2);
                finder.Finish(same, other);
            }

            var firsts = rows.Index().GroupBy(row => row.Item.Text).ToDictionary(group => group.Key, group => group.First());
            var repeated = rows.Index().Where(row => firsts[row.Item.Text].Index != row.Index)
                .ToLookup(
                    row => row.Item.Labels == firsts[row.Item.Text].Item.Labels,
                    row => new FindingPlace(row.Index + 2, $"same text as line {firsts[row.Item.Text].Index + 2}, x"));
            same.Count.Should().Be(repeated[true].Count());
            same.ToPlaces("x").Should().Equal(repeated[true].Take(3));
            other.Count.Should().Be(repeated[false].Count());
            other.ToPlaces("x").Should().Equal(repeated[false].Take(3));
            Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
        });

    [Fact]
    public void A_search_given_up_leaves_no_temporary_file()
    {
        using var folder = new TempFolder();
        using (var finder = new DuplicateFinder(runLength: 2, runsInMemory: 0, folder: folder.Path))
            for (byte i = 0; i < 9; i++)
                finder.Add([i], 0, i + 1);

        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
    }
}
