using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Datasets;
using Datasets.Benchmarks;
using Datasets.Conversion;
using Datasets.Validation;

// A timed process pays for no command-line parser and no serializer.
if (args is ["convert", var way, var source, var target])
{
    var rows = Convert(source, target, way);
    using var self = Process.GetCurrentProcess();
    var cpuSeconds = self.TotalProcessorTime.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    Console.WriteLine($$"""{"rows":{{rows}},"peakBytes":{{self.PeakWorkingSet64}},"cpuSeconds":{{cpuSeconds}}}""");
    return 0;
}

var rowCount = new Option<int>("--rows") { DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 42 };
var file = new Argument<string>("file");
var generate = new Command("generate", "Writes the data set that is converted.") { file, rowCount, seed };
generate.SetAction(parsed => Corpus.Write(parsed.GetRequiredValue(file), parsed.GetValue(rowCount), parsed.GetValue(seed)));

var runs = new Option<int>("--runs") { DefaultValueFactory = _ => 3 };
var python = new Option<string>("--python") { DefaultValueFactory = _ => "/usr/bin/python3", Description = "A Python that has pandas." };
var onlyOurs = new Option<bool>("--only-ours") { Description = "Leave the peers out." };
var json = new Option<string?>("--json") { Description = "Write the figures to this file." };
var compare = new RootCommand("Validates and converts a generated data set, beside CsvHelper and pandas.")
{
    generate, rowCount, runs, seed, python, onlyOurs, json,
};
compare.SetAction(parsed =>
{
    var folder = Directory.CreateTempSubdirectory("datasets-benchmark-").FullName;
    try
    {
        var csv = Path.Combine(folder, "one-hot.csv");
        Corpus.Write(csv, parsed.GetValue(rowCount), parsed.GetValue(seed));
        Subject[] ours =
        [
            Subject.Own("validate+convert, one pass", "one-pass"),
            Subject.Own("validate, then convert", "two-passes"),
            Subject.Own("convert only", "convert-only"),
        ];
        Subject[] peers = [Subject.Own("CsvHelper, convert only", "csvhelper"), Subject.Pandas(parsed.GetRequiredValue(python))];
        Subject[] subjects = parsed.GetValue(onlyOurs) ? ours : [.. ours, .. peers];
        var summaries = new Comparison(subjects, parsed.GetValue(runs)).Run(csv, Path.Combine(folder, "converted.csv"));
        Print(summaries);
        if (parsed.GetValue(json) is { } path)
            WriteJson(path, summaries);
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
});
return compare.Parse(args).Invoke();

static long Convert(string source, string target, string way)
{
    var options = new DatasetOptions { Path = source, Labels = Corpus.LabelNames };
    switch (way)
    {
        case "one-pass":
            var verdict = DatasetValidator.ValidateAndConvert(options, target);
            verdict.ThrowIfUnusable();
            return verdict.UsableRows;
        case "two-passes":
            DatasetValidator.Validate(options).ThrowIfUnusable();
            return LabelConverter.Convert(options, target).Rows;
        case "convert-only":
            return LabelConverter.Convert(options, target).Rows;
        case "csvhelper":
            return CsvHelperConversion.Run(source, target, options.Labels);
        default:
            throw new ArgumentException($"unknown way {way}");
    }
}

static void WriteJson(string path, IReadOnlyList<Summary> summaries)
{
    var indented = new JsonSerializerOptions(JsonSerializerOptions.Web) { WriteIndented = true };
    File.WriteAllText(path, JsonSerializer.Serialize(summaries, indented));
}

static void Print(IReadOnlyList<Summary> summaries)
{
    Console.WriteLine($"{summaries[0].Rows:N0} rows written from {summaries[0].InputMegabytes:F0} MB; whole processes, start-up included");
    Console.WriteLine($"{"",-28} {"median",9} {"fastest",9} {"slowest",9} {"MB/s",6} {"cpu",9} {"peak MB",8} {"speed",7} {"by cpu",7}");
    foreach (var one in summaries)
        Console.WriteLine(
            $"{one.Subject,-28} {one.MedianSeconds,7:F2} s {one.FastestSeconds,7:F2} s {one.SlowestSeconds,7:F2} s "
            + $"{one.MegabytesPerSecond,6:F0} {one.MedianCpuSeconds,7:F2} s {one.PeakMegabytes,8:F0} "
            + $"{one.SpeedToLast,6:F1}x {one.CpuSpeedToLast,6:F1}x");
}
