using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Settings;
using Spectre.Console;

namespace Training.Benchmarks;

/// <summary>The figures with all that is needed to read them.</summary>
/// <param name="Device">Where steps were computed: <c>cpu</c>, or a GPU by name.</param>
/// <param name="Peer">PyTorch's version; null without it.</param>
/// <param name="Memory">Empty where it was not watched.</param>
/// <param name="Pipeline">Null where it was not timed.</param>
internal sealed record Report(DateTimeOffset At, string Machine, int Cores, int Threads, string Device, Precision Precision, int Rounds, string? Peer,
    IReadOnlyList<Summary> Cases, IReadOnlyList<MemoryCourse> Memory, PipelineTimes? Pipeline)
{
    private const int FewestColumns = 132;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, JsonSerializer.Serialize(this, Indented));
    }

    public void Print(IAnsiConsole console)
    {
        console.Profile.Width = Math.Max(console.Profile.Width, FewestColumns); // a file has none of its own
        console.WriteLine($"{Machine}: {Cores} cores, {Threads} threads; on {Device} in {Name(Precision)}; medians of {Rounds} rounds");
        if (Cases.Count > 0)
            PrintCases(console);
        if (Memory.Count > 0)
            PrintMemory(console);
        if (Pipeline is not null)
            PrintPipeline(console, Pipeline);
    }

    private void PrintCases(IAnsiConsole console)
    {
        console.WriteLine(Peer is null ? "no peer" : $"peer: PyTorch {Peer}, in turn with ours");
        Print(console, Cases, ["step", "tokens/s", "host peak MB", "GFLOP", "product GFLOP/s", "of the limit", "by processor"], one =>
        [
            Format(one.Seconds, "0.000 s"), Format(one.TokensPerSecond, "0"), Format(one.PeakBytes / 1e6, "0"), Format(one.Gflop, "0"),
            Format(one.ProductGflops, "0"), Format(one.Fraction, "0 %"), Format(one.FractionByProcessor, "0 %"),
        ]);
        PrintPredictions(console);
        PrintParts(console);
        if (Peer is not null)
            PrintPeer(console);
    }

    private void PrintPeer(IAnsiConsole console) =>
        Print(console, Cases, ["peer's step", "its host peak MB", "of the limit", "ours is faster", "by processor"], one =>
        [
            Format(one.PeerSeconds, "0.000 s"), Format(one.PeerPeakBytes / 1e6, "0"), Format(one.PeerFraction, "0 %"),
            Format(one.Speedup, "0.00x"), Format(one.SpeedupByProcessor, "0.00x"),
        ]);

    private void PrintMemory(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumn("case");
        foreach (var column in new[] { "after step", "MB" })
            table.AddColumn(column, each => each.RightAligned());
        foreach (var course in Memory)
        {
            foreach (var point in course.Points)
                table.AddRow(course.Case, Format(point.Step, "0"), Format(point.Bytes / 1e6, "0"));
            table.AddRow(course.Case, "peak", Format(course.PeakBytes / 1e6, "0"));
        }

        console.Write(table);
    }

    private static void PrintPipeline(IAnsiConsole console, PipelineTimes times)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumn("quickstart").AddColumn("time", each => each.RightAligned());
        table.AddRow("Submit in a fresh clone", Format(times.ColdSubmitSeconds, "0.0 s"));
        table.AddRow("Submit again, all up to date", Format(times.RepeatedSubmitSeconds, "0.0 s"));
        table.AddRow("from the trainer's start to its first step", Format(times.FirstStepSeconds, "0.00 s"));
        console.Write(table);
    }

    private void PrintPredictions(IAnsiConsole console)
    {
        var predictions = Cases.Where(one => one.Documents is not null).ToArray();
        if (predictions.Length > 0)
        {
            Print(console, predictions, ["documents", "documents/s", "peer's documents/s", "ours is faster", "by processor"], one =>
            [
                Format(one.Documents, "0"), Format(one.DocumentsPerSecond, "0.0"), Format(one.PeerDocumentsPerSecond, "0.0"),
                Format(one.Speedup, "0.00x"), Format(one.SpeedupByProcessor, "0.00x"),
            ]);
        }
    }

    private void PrintParts(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns("case", "part");
        foreach (var column in new[] { "forward", "backward", "of the parts" })
            table.AddColumn(column, each => each.RightAligned());
        foreach (var one in Cases.Where(one => one.Parts.Count > 0))
        {
            var all = one.Parts.Sum(part => part.Seconds);
            foreach (var part in one.Parts)
            {
                table.AddRow(
                    one.Case, part.Part, Format(1e3 * part.ForwardSeconds, "0 ms"), Format(1e3 * part.BackwardSeconds, "0 ms"),
                    Format(part.Seconds / all, "0 %"));
            }

            table.AddRow(one.Case, "all, to the whole step", "", "", Format(all / one.Seconds, "0.00x"));
        }

        if (table.Rows.Count > 0)
            console.Write(table);
    }

    private static void Print(
        IAnsiConsole console, IEnumerable<Summary> cases, string[] columns, Func<Summary, string[]> cells)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumn("case");
        foreach (var column in columns)
            table.AddColumn(column, each => each.RightAligned().NoWrap());
        foreach (var one in cases)
            table.AddRow([one.Case, .. cells(one)]);
        console.Write(table);
    }

    private static string Name(Precision precision) => precision.ToString().ToLowerInvariant();

    private static string Format(double? figure, string format) => figure?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
