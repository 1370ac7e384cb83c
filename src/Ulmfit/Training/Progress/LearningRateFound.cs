using Ulmfit.Training.Schedules;

namespace Ulmfit.Training.Progress;

/// <param name="Rate">What to train with.</param>
/// <param name="FromCurve">False when the loss exploded before a curve could be read, and <paramref name="Rate"/> is the default.</param>
public sealed record LearningRateFound(string Stage, double Rate, bool FromCurve, LearningRateCurve Curve);
