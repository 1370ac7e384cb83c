using Ulmfit.Training.Schedules;

namespace Ulmfit.Training.Progress;

/// <summary>The result of the learning rate finder.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Rate">The suggested learning rate.</param>
/// <param name="FromCurve">False when the loss exploded too early for a suggestion and <paramref name="Rate"/> is the default.</param>
/// <param name="Curve">The losses at the learning rates tried.</param>
public sealed record LearningRateFound(string Stage, double Rate, bool FromCurve, LearningRateCurve Curve);
