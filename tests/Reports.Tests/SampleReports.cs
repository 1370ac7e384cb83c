using Datasets;
using Datasets.Verdicts;
using Reports.Html;
using Runs.Tests;

namespace Reports.Tests;

/// <summary>Reports of every kind there may be, by name.</summary>
internal static class SampleReports
{
    private const string Hostile = "</title><script>hacked=1</script><img src=x onerror=hacked=1>";

    /// <summary>What steers pages and terminals: markup, control characters, an override of the direction, half a character.</summary>
    private const string HostileText =
        "<script>hacked=1</script><style>*{display:none}</style>&amp; \"quoted\" 'too'\u0000\u001b[31m \u202egnp.exe \ud800 "
        + "http://example.com/" + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nשלום";

    public static string ShownHostileText { get; } = HostileText
        .Replace("\u0000", "⟨U+0000⟩").Replace("\u001b", "⟨U+001B⟩").Replace("\u202e", "⟨U+202E⟩").Replace('\ud800', '\ufffd');

    private static readonly string[] HostileLabels =
    [
        Hostile, "\"><svg onload=hacked=1>", "שלום עולם", "a\u202eb\u0007c", new string('x', 300), "非常に長い名前のラベル非常に長い名前のラベル非常に長い名前",
        " ", "👩‍👩‍👧‍👦 family", "two\nlines",
    ];

    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>
    {
        ["usual"] = Usual,
        ["one label"] = () => Of(new SampleRun("urgent")),
        ["100 labels"] = () => Of(Many(100)),
        ["28 exclusive classes"] = () => Of(Many(28) with { IsExclusive = true }),
        ["no texts, resumed"] = () => Of(new SampleRun([.. SampleRun.MessageLabels]) { HasTexts = false, IsResumed = true }),
        ["bare"] = () => Of(new SampleRun([.. SampleRun.MessageLabels]) { IsBare = true }),
        ["hostile"] = () => ReportPage.ToHtml(new(Hostile, HostileRun.Build())
        {
            Earlier = [(HostileRun with { Seed = 2 }).Build()],
            Verdict = Verdict(Hostile, HostileText),
        }),
    };

    private static SampleRun HostileRun => new(HostileLabels)
    {
        Text = HostileText,
        Settings = new Dictionary<string, string> { [Hostile] = HostileText, ["broken"] = "{" },
    };

    /// <param name="path">The data set's path.</param>
    /// <param name="detail">What was found.</param>
    public static DatasetVerdict Verdict(string path = "samples/messages.csv", string detail = "label \"praise\" occurs in 3 rows") => new()
    {
        Path = path,
        HasErrors = false,
        Bytes = 412_000,
        Separator = ',',
        Shape = DatasetShape.OneHot,
        TextColumn = "text",
        Rows = 4_002,
        UsableRows = 4_000,
        Unlabelled = 410,
        UnlabelledShare = 0.1025,
        Split = new(2400, 600, 1000),
        TextLengths = new(3, 96.4, 88, 171, 204, 290, 512),
        Labels = [new("praise", 3, 0.0008)],
        Pairs = [],
        Findings =
        [
            new(FindingKind.DuplicateText, FindingSeverity.Warning, "texts that occur again", 40, "Remove the copies.", [new(17, detail), new(93, detail)]),
            new(FindingKind.RareLabel, FindingSeverity.Warning, "labels too rare for the split", 1, "Add rows with the label.", [new(null, detail)]),
            new(FindingKind.ByteOrderMark, FindingSeverity.Note, "byte order mark, skipped", 1, "Nothing to do.", []),
        ],
    };

    public static SampleRun Many(int count) => new([.. Enumerable.Range(1, count).Select(number => $"{Word(number)} {number}")]);

    private static string Usual()
    {
        var run = new SampleRun([.. SampleRun.MessageLabels]);
        return ReportPage.ToHtml(new("quickstart", run.Build())
        {
            Earlier = [.. Enumerable.Range(2, 5).Select(number => Earlier(run, number).Build())],
            Verdict = Verdict(),
        });
    }

    public static SampleRun Earlier(SampleRun run, int number) => run with
    {
        Seed = number,
        Started = run.Started.AddDays(-number),
        Settings = new Dictionary<string, string> { ["epochs"] = number % 2 == 0 ? "4" : "8" },
    };

    private static string Of(SampleRun run) => ReportPage.ToHtml(new("messages", run.Build()));

    private static string Word(int number) => SampleRun.MessageLabels[number % SampleRun.MessageLabels.Count];
}
