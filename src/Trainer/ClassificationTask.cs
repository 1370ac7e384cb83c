namespace Trainer;

/// <summary>How many of the labels a text carries.</summary>
public enum ClassificationTask
{
    /// <summary>Any number of them.</summary>
    Multilabel,

    /// <summary>Exactly one.</summary>
    Multiclass,
}
