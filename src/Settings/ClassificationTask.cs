namespace Settings;

/// <summary>How many of the labels a text carries.</summary>
public enum ClassificationTask
{
    /// <summary>Any number of them.</summary>
    Multilabel,

    /// <summary>One of them, or none: the other-label is a class of its own then.</summary>
    Multiclass,
}
