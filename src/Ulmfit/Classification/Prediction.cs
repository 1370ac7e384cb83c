using Scoring;

namespace Ulmfit.Classification;

/// <summary>What a classifier answers to a text.</summary>
/// <param name="Labels">Those predicted, in the order of the label list.</param>
/// <param name="Probabilities">One a class, in the order of <see cref="LabelClasses.Names"/>. // (C)</param>
public sealed record Prediction(IReadOnlyList<string> Labels, IReadOnlyList<float> Probabilities);
