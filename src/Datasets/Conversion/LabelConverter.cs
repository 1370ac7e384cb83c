using Datasets.Csv;
using Datasets.Rows;
using Faults;

namespace Datasets.Conversion;

/// <summary>
/// Converts a data set between its two shapes. Texts stay the same byte for byte; rows with an empty text are omitted; lines end in LF;
/// cells are quoted only where necessary. The file appears under its name only when it is complete.
/// </summary>
public static class LabelConverter
{
    /// <summary>
    /// Writes the text column and one column <see cref="DatasetOptions.LabelsColumn"/>: the row's label names, in the order of <see
    /// cref="DatasetOptions.Labels"/>, joined by <see cref="DatasetOptions.LabelDelimiter"/>; <see cref="DatasetOptions.OtherLabel"/> for
    /// none.
    /// </summary>
    /// <exception cref="DatasetException">
    /// The data set does not exist or has errors; the message names every error, and no file is written.
    /// </exception>
    public static ConversionResult Convert(DatasetOptions options, string outputPath, CancellationToken cancellation = default) =>
        Rewrite(options, outputPath, csv => new DelimitedRowWriter(csv, options), cancellation);

    /// <summary>The inverse of <see cref="Convert"/>: writes the text column and one 0/1 column per label.</summary>
    /// <inheritdoc cref="Convert" path="/exception"/>
    public static ConversionResult Restore(DatasetOptions options, string outputPath, CancellationToken cancellation = default) =>
        Rewrite(options, outputPath, csv => new OneHotRowWriter(csv, options), cancellation);

    /// <summary>Opens a file for rows that the caller writes.</summary>
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
                // After an error, the rest of the file is read only to find more errors.
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
