namespace Pipelines;

/// <summary>Whether a text carries any number of labels or exactly one.</summary>
public enum ClassificationTask
{
    Multilabel,
    Multiclass,
}
