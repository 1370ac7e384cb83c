using Settings;

namespace Scoring;

/// <summary>The labels of a classifier and how they can be combined.</summary>
/// <param name="Labels">Names of the labels, in the order of the label list.</param>
/// <param name="OtherLabel">Class of texts that carry none of <paramref name="Labels"/>.</param>
/// <param name="Task">Whether a text carries any number of labels or at most one.</param>
public sealed record LabelScheme(IReadOnlyList<string> Labels, string OtherLabel, ClassificationTask Task);
