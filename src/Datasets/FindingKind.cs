namespace Datasets;

/// <summary>What can be found in a data set. <see cref="Finding"/> says how severe each is and what to do.</summary>
public enum FindingKind
{
    /// <summary>An option cannot work: above all, names from which a converted file could not be read back.</summary>
    UnusableSetting,
    EmptyFile,
    Utf16,
    HeaderOnly,
    MissingColumn,
    DuplicateColumn,
    RaggedRow,
    StrayQuote,
    UnterminatedQuote,
    RowTooLong,
    InvalidUtf8,
    NulByte,
    BadLabelCell,

    /// <summary>A converted file's labels cell names something that is not a label.</summary>
    UnknownLabel,

    /// <summary>A converted file's labels cell is empty or names a label twice.</summary>
    BadLabelList,

    /// <summary>A row has more than one label, where labels exclude each other.</summary>
    SeveralLabels,
    NothingLabelled,
    TooFewRows,
    EmptyText,
    BlankText,
    DuplicateText,
    ContradictoryText,
    RareLabel,
    LabelNeverOccurs,
    LabelAlwaysOccurs,
    MostlyUnlabelled,
    ByteOrderMark,
    BlankLine,
}
