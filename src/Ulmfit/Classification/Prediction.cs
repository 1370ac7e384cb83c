using Scoring;

namespace Ulmfit.Classification;

/// <summary>The prediction of a classifier for one text.</summary>
/// <param name="Labels">The predicted labels, in the order of the label list.</param>
/// <param name="Probabilities">The probability of each class, in the order of <see cref="LabelClasses.Names"/>. // (C)</param>
public sealed record Prediction(IReadOnlyList<string> Labels, IReadOnlyList<float> Probabilities);
