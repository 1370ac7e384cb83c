namespace Ulmfit.Training.Schedules;

/// <summary>The learning rates that the finder tries: a geometric sequence from 1e-7 to almost 10, until the loss explodes.</summary>
internal sealed class LearningRateSweep
{
    /// <summary>The largest number of steps.</summary>
    public const int Steps = 100;

    private const double Lowest = 1e-7, Highest = 10;
    private const float ExplosionFactor = 4;
    private readonly SmoothedLoss _smoothed = new();
    private readonly List<double> _rates = [];
    private readonly List<float> _losses = [];
    private float _best = float.PositiveInfinity;
    private bool _exploded;

    public bool IsDone => _exploded || _rates.Count == Steps;

    public double NextRate => RateAt(_rates.Count);

    public LearningRateCurve Curve => new(_rates, _losses);

    /// <summary>Records the loss at <see cref="NextRate"/>.</summary>
    public void Add(float loss)
    {
        _rates.Add(NextRate);
        _losses.Add(_smoothed.Add(loss));
        if (float.IsNaN(_losses[^1]))
        {
            FillWithNaN();
            return;
        }

        _best = Math.Min(_best, _losses[^1]);
        _exploded = _losses[^1] > ExplosionFactor * _best;
    }

    private static double RateAt(int step) => Lowest * Math.Pow(Highest / Lowest, step / (double)Steps);

    /// <summary>Fills the rest of the curve: once the smoothed loss is NaN, it stays NaN.</summary>
    private void FillWithNaN()
    {
        while (_rates.Count < Steps)
        {
            _rates.Add(NextRate);
            _losses.Add(float.NaN);
        }
    }
}
