using Datasets.Csv;
using Datasets.Rows;
using Faults;

namespace Datasets.Conversion;

/// <summary>
/// Rewrites a data set between its two shapes. Texts stay the same byte for byte; rows with an empty text are left out; lines end in LF,
/// cells are quoted only where they must be. The file appears under its name only when it is whole.
/// </summary>
public static class LabelConverter
{
    /// <summary>
    /// Writes the text column and one column <see cref="DatasetOptions.LabelsColumn"/>: the row's label names, in the order of <see
    /// cref="DatasetOptions.Labels"/>, joined by <see cref="DatasetOptions.LabelDelimiter"/>; <see cref="DatasetOptions.OtherLabel"/> for
    /// none.
    /// </summary>
    /// <exception cref="DatasetException">The data set is absent or has errors; every error is named, and no file is written.</exception>
    public static ConversionResult Convert(DatasetOptions options, string outputPath, CancellationToken cancellation = default) =>
        Rewrite(options, outputPath, csv => new DelimitedRowWriter(csv, options), cancellation);

    /// <summary>The inverse of <see cref="Convert"/>: writes the text column and one 0/1 column a label.</summary>
    /// <inheritdoc cref="Convert" path="/exception"/>
    public static ConversionResult Restore(DatasetOptions options, string outputPath, CancellationToken cancellation = default) =>
        Rewrite(options, outputPath, csv => new OneHotRowWriter(csv, options), cancellation);

    /// <summary>Opens a file and gives a writer for it whose rows a caller supplies.</summary>
    internal static CsvWriter Create(string path) =>
        new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0));

    private static ConversionResult Rewrite(
        DatasetOptions options, string outputPath, Func<CsvWriter, IRowWriter> shape, CancellationToken cancellation)
    {
        var result = new ConversionResult(outputPath, 0, 0, 0);
        AtomicFile.Write(outputPath, partial =>
        {
            var log = new FindingLog(options.ExamplesPerFinding);
            using var scanner = new RowScanner(options, log, cancellation);
            using var csv = Create(partial);
            var writer = shape(csv);
            writer.WriteHeader();
            long rows = 0, unlabelled = 0;
            while (scanner.Read())
            {
                // Behind an error the rest is only looked through for more of them.
                if (log.HasErrors)
                    continue;
                writer.WriteRow(scanner.TextCell, scanner.Labels);
                rows++;
                unlabelled += scanner.Labels.IsEmpty ? 1 : 0;
            }
            csv.Flush();
            if (log.HasErrors)
                throw new DatasetException(options.Path, log.ToFindings());
            result = result with { Rows = rows, EmptyTexts = scanner.EmptyTexts, Unlabelled = unlabelled };
        });
        return result;
    }
}
