using System.Runtime.CompilerServices;
using Datasets.Conversion;
using Datasets.Rows;
using Datasets.Statistics;
using Datasets.Verdicts;
using Faults;

namespace Datasets.Validation;

/// <summary>
/// Validates a data set in one pass and in less than 300 MB of memory for any size; for more than two million rows it needs a
/// temporary file of 32 bytes per row.
/// </summary>
public static class DatasetValidator
{
    /// <summary>Reports everything that is wrong or notable in a data set.</summary>
    /// <exception cref="DatasetException">
    /// The file does not exist or cannot be read. All other problems are in the verdict.
    /// </exception>
    public static DatasetVerdict Validate(DatasetOptions options, CancellationToken cancellation = default) =>
        Run(options, null, cancellation);

    /// <summary>
    /// Validates and, in the same pass, does the same as <see cref="LabelConverter.Convert"/>. The file is written only if there are no
    /// errors.
    /// </summary>
    /// <inheritdoc cref="Validate" path="/exception"/>
    public static DatasetVerdict ValidateAndConvert(DatasetOptions options, string outputPath, CancellationToken cancellation = default)
    {
        DatasetVerdict? verdict = null;
        try
        {
            AtomicFile.Write(outputPath, partial =>
            {
                using var csv = LabelConverter.Create(partial);
                var writer = new DelimitedRowWriter(csv, options);
                writer.WriteHeader();
                verdict = Run(options, writer, cancellation);
                csv.Flush();
                verdict.ThrowIfUnusable();
            });
        }
        catch (DatasetException) when (verdict is { HasErrors: true })
        {
            // The errors are in the verdict; the exception made sure that no file remains.
        }
        return verdict!;
    }

    private static DatasetVerdict Run(DatasetOptions options, DelimitedRowWriter? writer, CancellationToken cancellation)
    {
        var log = new FindingLog(options.ExamplesPerFinding);
        using var scanner = new RowScanner(options, log, cancellation);
        using var duplicates = new DuplicateFinder();
        var statistics = new LabelStatistics(options.Labels);
        var lengths = new LengthHistogram();
        ReadAll(scanner, duplicates, statistics, lengths, writer);
        Conclude(options, scanner, duplicates, statistics, log);

        return new DatasetVerdict
        {
            Path = options.Path,
            HasErrors = log.HasErrors,
            Bytes = new FileInfo(options.Path).Length,
            Separator = scanner.Separator,
            Shape = scanner.Shape,
            TextColumn = options.TextColumn,
            Rows = scanner.Rows,
            UsableRows = statistics.Rows,
            Unlabelled = statistics.Unlabelled,
            UnlabelledShare = statistics.Rows == 0 ? 0 : (double)statistics.Unlabelled / statistics.Rows,
            Split = SplitSizes.Of(statistics.Rows, options.TestShare, options.ValidationShare),
            TextLengths = lengths.Summarize(),
            Labels = statistics.ToLabels(),
            Pairs = statistics.ToPairs(),
            Findings = log.ToFindings(),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadAll(
        RowScanner scanner, DuplicateFinder duplicates, LabelStatistics statistics, LengthHistogram lengths, DelimitedRowWriter? writer)
    {
        while (scanner.Read())
        {
            var text = scanner.Text;
            lengths.Add(CodePoints.Count(text));
            statistics.Add(scanner.Labels);
            duplicates.Add(text, scanner.Labels.Hash, scanner.Line);
            writer?.WriteRow(scanner.TextCell, scanner.Labels);
        }
    }

    /// <summary>Adds the findings that depend on the whole file.</summary>
    private static void Conclude(
        DatasetOptions options, RowScanner scanner, DuplicateFinder duplicates, LabelStatistics statistics, FindingLog log)
    {
        if (scanner.HasByteOrderMark)
            log.Add(FindingKind.ByteOrderMark, 1, "the file begins with a byte order mark");
        if (scanner.BlankLines > 0)
            log.Add(FindingKind.BlankLine, scanner.BlankLines, []);
        if (!scanner.HasColumns)
            return;
        if (scanner.Rows == 0)
        {
            log.Add(FindingKind.HeaderOnly, null, "there is nothing behind the header");
            return;
        }
        // Statistics of only the readable rows would be misleading.
        if (!log.HasErrors)
            SplitCheck.Run(options, statistics, log);

        var sameLabels = new Repetitions(options.ExamplesPerFinding);
        var otherLabels = new Repetitions(options.ExamplesPerFinding);
        duplicates.Finish(sameLabels, otherLabels);
        if (sameLabels.Count > 0)
            log.Add(FindingKind.DuplicateText, sameLabels.Count, sameLabels.ToPlaces("same labels"));
        if (otherLabels.Count > 0)
            log.Add(FindingKind.ContradictoryText, otherLabels.Count, otherLabels.ToPlaces("other labels"));
    }
}
