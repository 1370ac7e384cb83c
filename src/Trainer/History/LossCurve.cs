using Runs;

namespace Trainer.History;

/// <summary>The training loss over the steps of a stage, thinned so that a long stage takes no more room than a short one.</summary>
/// <param name="points">Those there are already.</param>
internal sealed class LossCurve(IEnumerable<CurvePoint> points)
{
    /// <summary>The most points.</summary>
    public const int Most = 500;

    private readonly List<CurvePoint> _points = [.. points];

    /// <summary>Every so many steps from the first, and the last.</summary>
    public IReadOnlyList<CurvePoint> Points => _points;

    /// <param name="steps">All steps of the stage: they alone decide which are kept, so that a stage that was stopped keeps the same.</param>
    public void Add(CurvePoint point, int steps)
    {
        var stride = (steps + Most - 2) / (Most - 1);
        if (_points is [.., { Step: var last }] && (last - 1) % stride != 0)
            _points.RemoveAt(_points.Count - 1);
        _points.Add(point);
    }
}
