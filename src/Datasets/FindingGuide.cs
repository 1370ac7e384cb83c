using static Datasets.FindingSeverity;

namespace Datasets;

/// <summary>Severity, heading and advice for each kind of finding.</summary>
internal static class FindingGuide
{
    public static (FindingSeverity Severity, string Title, string Advice) Of(FindingKind kind) => kind switch
    {
        FindingKind.UnusableSetting => (Error, "settings that cannot work", "Change the setting."),
        FindingKind.EmptyFile => (Error, "empty file", "Check that the file was written or downloaded completely."),
        FindingKind.Utf16 => (Error, "UTF-16 file", "Save the file as UTF-8, for instance with `iconv -f UTF-16 -t UTF-8`."),
        FindingKind.HeaderOnly => (Error, "no rows", "Add rows below the header."),
        FindingKind.MissingColumn => (Error, "missing columns", "Use the column names of the file's first line."),
        FindingKind.DuplicateColumn => (Error, "columns that occur twice", "Keep one of them."),
        FindingKind.RaggedRow =>
            (Error, "rows with too many or too few cells", "Put texts that contain the separator or a line end in quotes."),
        FindingKind.StrayQuote => (Error, "stray quotes", "Put the whole cell in quotes and double each quote inside it."),
        FindingKind.UnterminatedQuote => (Error, "quotes that are never closed", "Close the quote, or double each quote inside the cell."),
        FindingKind.RowTooLong => (Error, "rows beyond 8 MiB", "Split the text, or check that the file's lines end in LF or CRLF."),
        FindingKind.InvalidUtf8 =>
            (Error, "bytes that are not UTF-8", "Save the file as UTF-8, for instance with `iconv -f WINDOWS-1252 -t UTF-8`."),
        FindingKind.NulByte => (Error, "zero bytes", "Remove them, and check that the file was written completely."),
        FindingKind.BadLabelCell => (Error, "label cells that cannot be read", "Write 0 or 1."),
        FindingKind.UnknownLabel => (Error, "labels that are not in the list", "Add it to the list of labels, or correct the cell."),
        FindingKind.BadLabelList => (Error, "lists of labels that cannot be read", "Name each label once, or write the other-label."),
        FindingKind.SeveralLabels =>
            (Error, "rows with several labels, where each has one or none", "Keep one of them, or choose the task multilabel."),
        FindingKind.NothingLabelled => (Error, "no row has a label", "Check the label columns: there is nothing to learn."),
        FindingKind.TooFewRows => (Error, "too few rows for the split", "Add rows, or change the test and validation shares."),
        FindingKind.EmptyText => (Warning, "empty texts, left out", "Remove the rows, or fill the texts in."),
        FindingKind.BlankText => (Warning, "texts of white space only", "Remove the rows, or fill the texts in."),
        FindingKind.DuplicateText =>
            (Warning, "texts that occur again with the same labels", "Remove the copies: as test rows they inflate the scores."),
        FindingKind.ContradictoryText => (Warning, "texts that occur again with other labels", "Decide which labels are right."),
        FindingKind.RareLabel =>
            (Warning, "labels too rare for the split", "Add rows with the label, leave it out, or merge it with another."),
        FindingKind.LabelNeverOccurs => (Warning, "labels that never occur", "Leave the label out, or add rows with it."),
        FindingKind.LabelAlwaysOccurs => (Warning, "labels that every row has", "Leave the label out, or add rows without it."),
        FindingKind.MostlyUnlabelled => (Warning, "hardly any row has a label", "Check the label columns, or add rows with labels."),
        FindingKind.ByteOrderMark => (Note, "byte order mark, skipped", "Nothing to do."),
        FindingKind.BlankLine => (Note, "empty lines, skipped", "Nothing to do."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
