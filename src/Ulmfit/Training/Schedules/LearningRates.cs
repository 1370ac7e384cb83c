namespace Ulmfit.Training.Schedules;

/// <summary>The highest learning rate of each parameter group, specified like fastai's <c>slice</c>.</summary>
internal abstract record LearningRates
{
    /// <summary>Fastai's default, the rate of unfrozen stages.</summary>
    public const double Default = 1e-3;

    private const double DiscriminativeFactor = 2.6;

    /// <summary>The same rate for all groups.</summary>
    public static LearningRates Same(double rate) => new Uniform(rate);

    /// <summary><paramref name="rate"/> for the last group, a tenth of it for the other groups: <c>slice(rate)</c>.</summary>
    public static LearningRates Last(double rate) => new LastGroup(rate);

    /// <summary>A geometric sequence from <paramref name="first"/> to <paramref name="last"/>: <c>slice(first, last)</c>.</summary>
    public static LearningRates Range(double first, double last) => new Geometric(first, last);

    /// <summary><paramref name="rate"/> for the last group; each other group has the rate of the next group divided by 2.6.</summary>
    /// <remarks>Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", 2018, section 3.2.</remarks>
    public static LearningRates Discriminative(double rate) => new Falling(rate);

    /// <summary>The rate of each group, ordered from the input side.</summary>
    public abstract double[] ForGroups(int groups);

    private sealed record Uniform(double Rate) : LearningRates
    {
        public override double[] ForGroups(int groups) => [.. Enumerable.Repeat(Rate, groups)];
    }

    private sealed record LastGroup(double Rate) : LearningRates
    {
        public override double[] ForGroups(int groups) => [.. Enumerable.Repeat(Rate / 10, groups - 1), Rate];
    }

    private sealed record Falling(double Rate) : LearningRates
    {
        public override double[] ForGroups(int groups) =>
            [.. Enumerable.Range(0, groups).Select(i => Rate / Math.Pow(DiscriminativeFactor, groups - 1 - i))];
    }

    private sealed record Geometric(double First, double Final) : LearningRates
    {
        public override double[] ForGroups(int groups)
        {
            var factor = groups == 1 ? 1 : Math.Pow(Final / First, 1.0 / (groups - 1));
            return [.. Enumerable.Range(0, groups).Select(i => First * Math.Pow(factor, i))];
        }
    }
}
