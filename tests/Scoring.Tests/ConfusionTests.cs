namespace Scoring.Tests;

public sealed class ConfusionTests
{
    [Fact]
    public void Counts_what_was_given_in_place_of_what_was_missed()
    {
        (bool[] Actual, bool[] Predicted)[] rows =
        [
            ([true, false, false], [true, false, false]),  // a, rightly
            ([true, false, false], [false, true, false]),  // b in place of a
            ([true, true, false], [false, false, true]),   // c in place of a, and of b
            ([true, true, false], [true, false, false]),   // a rightly, b missed for nothing
            ([false, false, true], [true, true, true]),    // c rightly; a and b stand for nothing that was missed
            ([false, false, false], [false, false, true]), // c is predicted for a row without labels
            ([false, false, false], [false, false, false]),
        ];

        var matrix = Confusion.Of(["a", "b", "c"], [.. rows.Select(row => row.Predicted)], [.. rows.Select(row => row.Actual)]);

        matrix.Names.Should().Equal("a", "b", "c", "(none)");
        matrix.Counts.Should().BeEquivalentTo(
            new int[][] { [2, 1, 1, 0], [0, 0, 1, 1], [0, 0, 1, 0], [0, 0, 1, 1] }, options => options.WithStrictOrdering());
    }
}
