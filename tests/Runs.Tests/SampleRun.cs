using Scoring;

namespace Runs.Tests;

/// <summary>Records of runs that look as a trainer's would, made of scores that are drawn by chance, always the same.</summary>
/// <param name="Labels">The names of the labels.</param>
internal sealed record SampleRun(params IReadOnlyList<string> Labels)
{
    private const int TestRows = 400;

    private static readonly int[] LengthEdges = [4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192];

    public static IReadOnlyList<string> MessageLabels { get; } =
        ["delivery", "billing", "account", "product", "service", "praise", "urgent"];

    public int Seed { get; init; } = 1;

    public DateTimeOffset Started { get; init; } = new(2026, 11, 3, 9, 12, 40, TimeSpan.Zero);

    public bool IsExclusive { get; init; }

    public bool HasTexts { get; init; } = true;

    public bool IsResumed { get; init; }

    /// <summary>Whether all that may be null is null, and what may be empty is empty.</summary>
    public bool IsBare { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The text of every mistake.</summary>
    public string Text { get; init; } = "The parcel came two days late, and nobody answered the telephone.\nI want my money back.";

    public RunRecord Build()
    {
        var random = new Random(Seed);
        LabelRecord[] labels = [.. Labels.Select((name, index) => Label(random, name, index))];
        Figures Average(double by) => labels.Length == 0 ? Undefined() : labels[0].Figures with { F1 = Shifted(labels[0].Figures.F1, by) };
        return new(
            RunRecord.CurrentVersion,
            new(Started, Started.AddMinutes(12.4), IsResumed, "cpu", 2, "vectors of 256 bits", IsBare ? 0 : 1_412_000_000, Versions),
            AllSettings(),
            Data(random),
            IsBare ? [] : Stages(random),
            labels,
            new Dictionary<string, Figures> { ["micro avg"] = Average(0.02), ["macro avg"] = Average(0), ["weighted avg"] = Average(0.01) },
            IsBare ? new(null, null, null) : new(0.61, 0.57, 0.65),
            0.22,
            Confusion(random),
            IsBare ? [] : [.. Labels.SelectMany((name, index) => Enumerable.Range(0, 5).Select(rank => Mistake(name, index, rank)))
                .OrderByDescending(mistake => Math.Abs(mistake.Probability - 0.5))]);
    }

    private static Dictionary<string, string> Versions => new()
    {
        ["trainer"] = "1.0.0",
        [".NET"] = "10.0.1",
        ["libtorch"] = "2.10.0",
        ["operating system"] = "Debian GNU/Linux 13",
    };

    private Dictionary<string, string> AllSettings() => new(Settings.Concat(new Dictionary<string, string>
    {
        ["language"] = "\"en\"",
        ["task"] = IsExclusive ? "\"multiclass\"" : "\"multilabel\"",
        ["epochs"] = "8",
        ["dropMult"] = "0.3",
        ["labelList"] = $"\"{string.Join(',', Labels.Take(20)).Replace("\"", "\\\"")}\"",
    }.Where(setting => !Settings.ContainsKey(setting.Key))));

    private TrainingData Data(Random random)
    {
        var carrying = Labels.Select(_ => random.Next(40, 900)).ToArray();
        return new(
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            2400,
            600,
            1000,
            96_412,
            5_218,
            IsBare ? [] : [.. LengthEdges.Zip(LengthEdges.Skip(1), (from, to) => new HistogramBin(from, to, (int)(900 * Math.Exp(-Math.Pow(Math.Log2(from) - 5, 2)))))],
            [.. Labels.Select((_, line) => (IReadOnlyList<int>)[.. Labels.Select((_, column) =>
                line == column ? carrying[line] : IsExclusive ? 0 : Math.Min(carrying[line], carrying[column]) * ((line + column) % 5) / 12)])]);
    }

    private LabelRecord Label(Random random, string name, int index)
    {
        if (IsBare)
            return new(name, Undefined(), IsExclusive ? null : 0.3, [], new(1, 0, 0, []), null);
        var skill = 1.2 + 1.6 * random.NextDouble();
        (double Probability, bool Carries)[] rows =
        [
            .. Enumerable.Range(0, TestRows).Select(row => row % (3 + index % 6) == 0)
                .Select(carries => (Sigmoid((carries ? skill : -skill) + 3.2 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)), carries)),
        ];
        ThresholdPoint[] curve = [.. Enumerable.Range(0, 100).Select(step => At(rows, step / 100.0))];
        var threshold = IsExclusive ? 0.5 : 0.3 + index % 4 * 0.05;
        return new(
            name,
            Of(At(rows, threshold), rows.Count(row => row.Carries), At(rows, 0.3).F1),
            IsExclusive ? null : threshold,
            curve,
            Calibration(rows, 1.21, 0.97),
            Calibration(rows, 1, 0.8));
    }

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));

    private static ThresholdPoint At((double Probability, bool Carries)[] rows, double threshold)
    {
        var given = rows.Where(row => row.Probability > threshold).ToArray();
        var right = given.Count(row => row.Carries);
        var precision = given.Length == 0 ? 1 : (double)right / given.Length;
        var recall = (double)right / Math.Max(1, rows.Count(row => row.Carries));
        return new(threshold, precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    private static Figures Of(ThresholdPoint point, long support, double fixedF1)
    {
        static Estimate Around(double value) => new(value, Math.Max(0, value - 0.06), Math.Min(1, value + 0.05));
        return new(
            Around(0.9), Around(point.Precision), Around(point.Recall), Around(point.F1), Around(0.8), Around(0.93), support, 0.7, 0.2, fixedF1);
    }

    private static Estimate Shifted(Estimate estimate, double by) => new(estimate.Value + by, estimate.Low + by, estimate.High + by);

    private static Figures Undefined()
    {
        var none = new Estimate(null, null, null);
        return new(none, none, none, none, none, none, 0, 0, 0, 0);
    }

    private static CalibrationRecord Calibration((double Probability, bool Carries)[] rows, double temperature, double slope)
    {
        var bins = rows.GroupBy(row => (int)(row.Probability * 10)).OrderBy(bin => bin.Key)
            .Select(bin => new CalibrationBin(
                bin.Average(row => row.Probability), Math.Clamp(0.5 + slope * (bin.Average(row => row.Probability) - 0.5), 0, 1), bin.Count()));
        return new(temperature, (1 - slope) / 4, 0.11 + (1 - slope) / 10, [.. bins]);
    }

    private ConfusionMatrix Confusion(Random random)
    {
        string[] names = [.. Labels, "(none)"];
        return new(names, [.. names.Select((_, line) => (IReadOnlyList<int>)[.. names.Select((_, column) =>
            IsBare ? 0 : line == column ? random.Next(30, 120) : random.Next(4) == 0 ? random.Next(9) : 0)])]);
    }

    private Mistake Mistake(string label, int index, int rank) => new(
        label,
        17 + 131 * index + 7 * rank,
        rank % 2 == 0 ? 0.985 - 0.02 * rank : 0.012 + 0.01 * rank,
        rank % 2 == 1,
        rank % 2 == 1 ? [label] : rank == 2 ? [] : [Labels[(index + 1) % Labels.Count]],
        HasTexts ? Text : null);

    private static StageRecord[] Stages(Random random) =>
    [
        Finder(random),
        Stage(random, "language model, all layers", 620, 4.6, 4),
        Stage(random, "classifier, head", 150, 0.52, 3),
        Stage(random, "classifier, all layers", 300, 0.34, 5) with { Seconds = null, TokensPerSecond = null },
    ];

    private static StageRecord Finder(Random random)
    {
        CurvePoint[] curve = [.. Enumerable.Range(1, 90).Select(step =>
        {
            var rate = 1e-7 * Math.Pow(1e8, (step - 1) / 99.0);
            return new CurvePoint(step, rate, 6.1 - 1.9 / (1 + Math.Pow(3e-3 / rate, 1.3)) + Math.Pow(rate * 2.6, 3) + 0.03 * random.NextDouble());
        })];
        return new("language model, learning-rate finder", 90, curve, 2.5e-3, [], 14.2, 6_900);
    }

    private static StageRecord Stage(Random random, string name, int steps, double loss, int epochs)
    {
        CurvePoint[] curve = [.. Enumerable.Range(1, steps).Where(step => step % 2 == 0 || step == steps).Select(step => new CurvePoint(
            step,
            2e-3 * Math.Max(0.02, Math.Sin(Math.PI * Math.Pow((double)step / steps, 0.6))),
            step == 40 ? null : loss * (0.55 + 0.45 * Math.Exp(-4.0 * step / steps)) + 0.01 * loss * random.NextDouble()))];
        EpochRecord[] each = [.. Enumerable.Range(1, epochs).Select(epoch => new EpochRecord(
            epoch,
            loss * (0.55 + 0.45 * Math.Exp(-4.0 * epoch / epochs)),
            loss * (0.62 + 0.38 * Math.Exp(-3.0 * epoch / epochs)),
            new Dictionary<string, double> { ["accuracy"] = 0.5 + 0.06 * epoch },
            epoch >= epochs - 1))];
        return new(name, steps, curve, null, each, 0.21 * steps, 7_412.4);
    }
}
