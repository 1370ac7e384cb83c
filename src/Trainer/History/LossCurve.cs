using Runs;

namespace Trainer.History;

/// <summary>The training loss over the steps of a stage, with a bounded number of points.</summary>
/// <param name="points">The initial points.</param>
internal sealed class LossCurve(IEnumerable<CurvePoint> points)
{
    /// <summary>The largest number of points.</summary>
    public const int Most = 500;

    private readonly List<CurvePoint> _points = [.. points];

    /// <summary>The points: the first step, further steps at a constant distance, and the last step.</summary>
    public IReadOnlyList<CurvePoint> Points => _points;

    /// <summary>Adds a step.</summary>
    /// <param name="steps">
    /// The number of steps of the stage. It alone decides which points are kept, so an interrupted stage keeps the same.
    /// </param>
    public void Add(CurvePoint point, int steps)
    {
        var stride = (steps + Most - 2) / (Most - 1);
        if (_points is [.., { Step: var last }] && (last - 1) % stride != 0)
            _points.RemoveAt(_points.Count - 1);
        _points.Add(point);
    }
}
