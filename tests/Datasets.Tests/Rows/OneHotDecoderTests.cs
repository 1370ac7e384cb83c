using CsCheck;
using Datasets.Rows;

namespace Datasets.Tests.Rows;

public sealed class OneHotDecoderTests
{
    private static readonly (string Text, bool? Value)[] Spellings =
    [
        ("0", false), ("1", true), ("0", false), ("1", true), ("0", false), ("1", true),
        ("0.0", false), ("1.0", true), ("true", true), ("FALSE", false), ("\"1\"", true),
        ("2", null), ("", null), ("00", null), ("11", null), ("\",\"", null), ("é", null),
    ];

    [Fact]
    public void Reads_any_row_of_label_cells_whatever_their_number_order_and_spelling() =>
        Gen.Select(Gen.Int[1, 140], Gen.OneOf(4, 6, 11, Spellings.Length), Gen.Bool, Gen.OneOf(',', ';'))
            .SelectMany((count, spellings, reversed, separator) => Gen.OneOf(Spellings[..spellings]).Array[count]
                .Select(cells => (Cells: cells, Reversed: reversed, Separator: separator)))
            .Sample(row =>
            {
                using var folder = new TempFolder();
                var labels = row.Cells.Select((_, i) => $"l{i}").ToArray();
                var header = string.Join(row.Separator, labels.Prepend("text"));
                var cells = string.Join(row.Separator, row.Cells.Select(cell => cell.Text).Prepend("x"));
                var options = new DatasetOptions
                {
                    Path = folder.Write("in.csv", $"{header}\n{cells}\n"),
                    Labels = row.Reversed ? [.. labels.Reverse()] : labels,
                    Separator = row.Separator,
                };
                var expected = row.Cells.Select(cell => cell.Value).ToArray();
                if (row.Reversed)
                    Array.Reverse(expected);

                var act = () => DatasetReader.Read(options).Single().Labels;
                if (expected.Contains(null))
                    act.Should().Throw<DatasetException>().Which.Findings.Single().Should().BeEquivalentTo(
                        new { Kind = FindingKind.BadLabelCell, Count = expected.Count(value => value is null) });
                else
                    act().Should().Equal(expected.Select(value => value!.Value));
            });
}
