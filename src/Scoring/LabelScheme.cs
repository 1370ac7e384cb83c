using Settings;

namespace Scoring;

/// <summary>The labels of a classifier and how a text may carry them.</summary>
/// <param name="Labels">Their names, in the order of the label list.</param>
/// <param name="OtherLabel">The class of a text that carries none of <paramref name="Labels"/>.</param>
/// <param name="Task">Whether a text carries any number of the labels or at most one.</param>
public sealed record LabelScheme(IReadOnlyList<string> Labels, string OtherLabel, ClassificationTask Task);
