namespace Datasets;

/// <summary>Kinds of findings in a data set. <see cref="Finding"/> has the severity and the advice of each.</summary>
public enum FindingKind
{
    /// <summary>An option cannot be used, for example label names that a converted file could not represent.</summary>
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

    /// <summary>The labels cell of a converted file contains an unknown label.</summary>
    UnknownLabel,

    /// <summary>The labels cell of a converted file is empty or contains a label twice.</summary>
    BadLabelList,

    /// <summary>A row has more than one label although labels are exclusive.</summary>
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
