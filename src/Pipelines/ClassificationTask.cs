namespace Pipelines;

/// <summary>Whether a text carries any number of labels or at most one.</summary>
public enum ClassificationTask
{
    Multilabel,
    Multiclass,
}
