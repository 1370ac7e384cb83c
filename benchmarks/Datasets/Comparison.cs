namespace Datasets.Benchmarks;

/// <summary>Runs the subjects in turn, several times over, so that a busy machine slows all of them alike.</summary>
internal sealed class Comparison(IReadOnlyList<Subject> subjects, int runs)
{
    public IReadOnlyList<Summary> Run(string source, string target)
    {
        var megabytes = new FileInfo(source).Length / 1e6;
        var measurements = subjects.ToDictionary(subject => subject.Name, _ => new List<Measurement>());
        for (var run = 0; run < runs; run++)
            foreach (var subject in subjects)
                measurements[subject.Name].Add(subject.Run(source, target));

        var last = measurements[subjects[^1].Name];
        var lastMedian = Median(last, one => one.Seconds);
        var lastCpu = Median(last, one => one.CpuSeconds);
        return [.. subjects.Select(subject =>
        {
            var all = measurements[subject.Name];
            var median = Median(all, one => one.Seconds);
            var cpu = Median(all, one => one.CpuSeconds);
            return new Summary(
                subject.Name, all[0].Rows, megabytes, median, all.Min(one => one.Seconds), all.Max(one => one.Seconds), cpu,
                megabytes / median, all.Max(one => one.PeakBytes) / 1e6, lastMedian / median, lastCpu / cpu);
        })];
    }

    private static double Median(List<Measurement> all, Func<Measurement, double> value) =>
        all.Select(value).Order().ElementAt(all.Count / 2);
}
