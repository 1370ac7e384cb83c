namespace Datasets.Rows;

/// <summary>
/// Checks the options: above all, that the labels cell of a converted file can be split into the same labels again.
/// </summary>
internal static class SettingsCheck
{
    public static void Run(DatasetOptions options, FindingLog log)
    {
        var delimiter = options.LabelDelimiter;
        var other = options.OtherLabel;
        void Unusable(string detail) => log.Add(FindingKind.UnusableSetting, null, detail);

        if (options.Separator is '"' or '\r' or '\n' or '\0' or > '\x7F')
            Unusable("the separator is not an ASCII character that can separate cells");
        if (options.TestShare is not (>= 0 and < 1))
            Unusable($"the test share {options.TestShare} is not from 0 to below 1");
        if (options.ValidationShare is not (>= 0 and < 1))
            Unusable($"the validation share {options.ValidationShare} is not from 0 to below 1");
        if (options.TextColumn.Length == 0)
            Unusable("the text column's name is empty");
        if (options.TextColumn == DatasetOptions.LabelsColumn)
            Unusable($"the text column is named \"{options.TextColumn}\", like the label column of a converted file");
        if (options.Labels.Count == 0)
            Unusable("the list of labels is empty");
        if (delimiter.Length == 0)
            Unusable("the label delimiter is empty");
        if (other.Length == 0)
            Unusable("the other-label is empty");
        if (HoldsDelimiter(other, delimiter))
            Unusable($"the other-label \"{other}\" contains the label delimiter \"{delimiter}\"");
        foreach (var (label, count) in options.Labels.CountBy(label => label))
        {
            if (label.Length == 0)
                Unusable("a label's name is empty");
            if (count > 1)
                Unusable($"label \"{label}\" is listed {count} times");
            if (label == options.TextColumn)
                Unusable($"label \"{label}\" is also the text column");
            if (label == DatasetOptions.LabelsColumn)
                Unusable($"label \"{label}\" has the name of a converted file's label column");
            if (label == other)
                Unusable($"label \"{label}\" equals the other-label");
            if (HoldsDelimiter(label, delimiter))
                Unusable($"label \"{label}\" contains the label delimiter \"{delimiter}\"");
        }
    }

    /// <summary>
    /// Whether splitting at the delimiter would cut the name: the name contains the delimiter, or its end together with a delimiter does.
    /// </summary>
    private static bool HoldsDelimiter(string name, string delimiter) =>
        delimiter.Length > 0 && (name + delimiter).IndexOf(delimiter, StringComparison.Ordinal) != name.Length;
}
