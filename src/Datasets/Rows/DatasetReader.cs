using System.Text;

namespace Datasets.Rows;

/// <summary>Reads a data set in either shape.</summary>
public static class DatasetReader
{
    /// <summary>
    /// Streams the rows in file order, without those whose text is empty: from a one-hot file, where every label is a column, or from a
    /// converted file, where the column <see cref="DatasetOptions.LabelsColumn"/> contains the labels.
    /// </summary>
    /// <exception cref="DatasetException">
    /// The data set does not exist or has errors. Rows before the first error have already been returned; the rest was read, so that the
    /// message names every error.
    /// </exception>
    public static IEnumerable<DatasetRow> Read(DatasetOptions options, CancellationToken cancellation = default)
    {
        var log = new FindingLog(options.ExamplesPerFinding);
        using var scanner = new RowScanner(options, log, cancellation);
        while (scanner.Read())
        {
            if (log.HasErrors)
                continue;
            var labels = new bool[options.Labels.Count];
            for (var label = 0; label < labels.Length; label++)
                labels[label] = scanner.Labels[label];
            yield return new DatasetRow(scanner.Line, Encoding.UTF8.GetString(scanner.Text), labels);
        }
        if (log.HasErrors)
            throw new DatasetException(options.Path, log.ToFindings());
    }
}
