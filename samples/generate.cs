// Rewrites support-messages.csv from the phrases in stock/, byte for byte the same every time: dotnet run samples/generate.cs
#:project ../src/Faults/Faults.csproj

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Faults;

const int Rows = 4_000;
const int MinWords = 5;
const int MaxWords = 80;
string[] labels = ["delivery", "billing", "product", "account", "praise", "complaint", "urgent"];
(string, string)[] contradictions = [("waiting", "received"), ("urgent", "calm"), ("kind", "unkind")];

var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var grammar = Grammar.Read(Path.Combine(folder, "stock"));
var writing = Writing.Read(Path.Combine(folder, "spelling.txt"));
var random = new SplitMix64(2026);
var csv = new StringBuilder($"text,{string.Join(',', labels)}\n");
var seen = new HashSet<string>();
var counts = new int[labels.Length];

while (seen.Count < Rows)
{
    if (new Message(grammar, random).Compose("message") is not { } phrase)
        continue;
    var text = writing.Write(phrase.Text, random);
    var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
    if (words is < MinWords or > MaxWords
        || contradictions.Any(pair => phrase.Labels.Contains(pair.Item1) && phrase.Labels.Contains(pair.Item2))
        || !seen.Add(Regex.Replace(text.ToLowerInvariant(), @"\W+", " ")))
        continue;
    var cells = labels.Select(label => phrase.Labels.Contains(label) ? 1 : 0).ToArray();
    counts = [.. counts.Zip(cells, (count, cell) => count + cell)];
    csv.Append(CultureInfo.InvariantCulture, $"{Quoted(text)},{string.Join(',', cells)}\n");
}

AtomicFile.WriteAllText(Path.Combine(folder, "support-messages.csv"), csv.ToString());
foreach (var (label, count) in labels.Zip(counts))
    Console.WriteLine($"{label,-10} {count,5} {(double)count / Rows,6:P0}");

static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;

/// <summary>A piece of a message with what it means: the labels of the data set, and notes such as "waiting".</summary>
internal sealed record Phrase(string Text, HashSet<string> Labels);

/// <summary>
/// Named lists of templates. In a template {name} is a phrase of that list and &lt;a|b&gt; one of the alternatives;
/// "3* " in front gives it three chances. A list's effects change the meaning of every phrase it makes:
/// "x" adds a label, "-x" takes it away, "!" takes all away, "@" adds the topic drawn last.
/// </summary>
internal sealed partial class Grammar
{
    private readonly Dictionary<string, List<string>> _templates = [];
    private readonly Dictionary<string, string[]> _effects = [];

    public static Grammar Read(string folder)
    {
        var grammar = new Grammar();
        foreach (var file in Directory.GetFiles(folder, "*.txt"))
        {
            var list = "";
            foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
            {
                if (Header().Match(line) is { Success: true } header)
                    grammar.Add(list = header.Groups["name"].Value, header.Groups["effects"].Value);
                else if (Weighted().Match(line) is { Success: true } weighted)
                    grammar._templates[list].AddRange(
                        Enumerable.Repeat(weighted.Groups["template"].Value, int.Parse(weighted.Groups["times"].Value)));
                else
                    grammar._templates[list].Add(line);
            }
        }
        return grammar;
    }

    public string Choose(string list, SplitMix64 random) => _templates.TryGetValue(list, out var templates)
        ? random.Choose(templates)
        : throw new FaultException(FaultKind.Data, $"samples/stock: no list is named [{list}]. Add it, or mend the template.");

    public IReadOnlyList<string> Templates(string list) => _templates[list];

    public string[] Effects(string list) => _effects[list];

    private void Add(string list, string effects)
    {
        if (!_templates.TryAdd(list, []))
            throw new FaultException(FaultKind.Data, $"samples/stock: the list [{list}] stands there twice. Rename one of the two.");
        _effects[list] = effects.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"^\[(?<name>[a-z.]+)(?: = (?<effects>[^\]]+))?\]$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?<times>\d+)\*(?: (?<template>.*))?$")]
    private static partial Regex Weighted();
}

/// <summary>One message in the making: what it has settled on (its scene, its topics, the things it names) holds to its end.</summary>
internal sealed class Message(Grammar grammar, SplitMix64 random)
{
    private readonly Dictionary<string, string> _kept = [];
    private readonly List<string> _freshTopics = [.. grammar.Templates("topic")];
    private readonly string _scene = grammar.Choose("scene", random);
    private string _topic = "";

    /// <summary>Null when the phrase asks for more topics than there are.</summary>
    public Phrase? Compose(string list)
    {
        if (list.Contains('@'))
        {
            if (_freshTopics.Count == 0)
                return null;
            _topic = random.Choose(_freshTopics);
            _freshTopics.Remove(_topic);
        }
        list = list.Replace("@", _topic).Replace("*", _scene);
        if (list[0] == '$' && _kept.TryGetValue(list, out var kept))
            return new Phrase(kept, []);

        var name = list.TrimStart('$');
        if (Fill(grammar.Choose(name, random)) is not { } phrase)
            return null;
        foreach (var effect in grammar.Effects(name))
            Apply(effect, phrase.Labels);
        if (list[0] == '$')
            _kept[list] = phrase.Text;
        return phrase;
    }

    private Phrase? Fill(string template)
    {
        for (var open = template.LastIndexOf('<'); open >= 0; open = template.LastIndexOf('<'))
        {
            var close = template.IndexOf('>', open);
            template = template[..open] + random.Choose(template[(open + 1)..close].Split('|')) + template[(close + 1)..];
        }

        var filled = new Phrase("", []);
        var end = 0;
        for (var open = template.IndexOf('{'); open >= 0; open = template.IndexOf('{', end))
        {
            var close = template.IndexOf('}', open);
            if (Compose(template[(open + 1)..close]) is not { } part)
                return null;
            filled.Labels.UnionWith(part.Labels);
            filled = filled with { Text = filled.Text + template[end..open] + part.Text };
            end = close + 1;
        }
        return filled with { Text = filled.Text + template[end..] };
    }

    private void Apply(string effect, HashSet<string> labels)
    {
        if (effect == "!")
            labels.Clear();
        else if (effect[0] == '-')
            labels.Remove(effect[1..]);
        else
            labels.Add(effect == "@" ? _topic : effect);
    }
}

/// <summary>How people type: contractions, slips, shouting, small letters only. It changes the spelling, never the meaning.</summary>
internal sealed partial class Writing(Dictionary<string, (string Proper, string Written)[]> habits)
{
    private const int Everywhere = -1;

    public static Writing Read(string file)
    {
        var habits = new Dictionary<string, List<(string, string)>>();
        var list = "";
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
                habits[list = line[1..^1]] = [];
            else
                habits[list].Add((line.Split(" = ")[0], line.Split(" = ")[1]));
        }
        return new Writing(habits.ToDictionary(habit => habit.Key, habit => habit.Value.ToArray()));
    }

    public string Write(string text, SplitMix64 random)
    {
        if (random.Chance(0.55))
            text = Retype(text, "spoken", int.MaxValue, Everywhere, random);
        if (random.Chance(0.06))
            text = Retype(text, "short", 3, Everywhere, random);
        if (random.Chance(0.18))
            text = Retype(text, "slips", random.Next(2) + 1, 1, random);
        if (random.Chance(0.07))
            text = Retype(text, "drawn", 1, 1, random);
        text = Tidy(text.Replace("\\n", "\n"));
        return random.Next(100) switch
        {
            < 9 => text.ToLowerInvariant(),
            < 12 => Capitalized(text).ToUpperInvariant(),
            < 16 => Sentence().Replace(Capitalized(text), match => match.Value.ToUpperInvariant(), 1),
            _ => Capitalized(text),
        };
    }

    private string Retype(string text, string habit, int words, int timesEach, SplitMix64 random)
    {
        var pairs = habits[habit].Where(pair => Regex.IsMatch(text, Occurrence(pair.Proper))).ToList();
        for (; words > 0 && pairs.Count > 0; words--)
        {
            var pair = random.Choose(pairs);
            pairs.Remove(pair);
            text = new Regex(Occurrence(pair.Proper)).Replace(text, pair.Written, timesEach);
        }
        return text;
    }

    // Never at the end of a sentence: nobody contracts "that is how it is".
    private static string Occurrence(string proper) => $@"\b{proper}\b(?= \w)";

    private static string Tidy(string text)
    {
        text = Regex.Replace(text, " {2,}", " ");
        text = Regex.Replace(text, " +(?=[,.;!?\n])", "");
        text = Regex.Replace(text, "\n +", "\n");
        text = Regex.Replace(text, @"\b([Aa]) (?=[aeiou])", "$1n ");
        return text.Trim();
    }

    private static string Capitalized(string text) => SentenceStart().Replace(text, match => match.Value.ToUpperInvariant());

    [GeneratedRegex(@"(?:^|[.!?()\p{Cs}]\s+|\n)[""<]?\p{Ll}")]
    private static partial Regex SentenceStart();

    [GeneratedRegex(@"(?<=[.!?] )[^.!?\n]+")]
    private static partial Regex Sentence();
}

/// <summary>Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014).</summary>
/// <remarks>The runtime's own generator may give other numbers in its next version.</remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public int Next(int limit) => (int)Math.BigMul(Step(), (ulong)limit, out _);

    public bool Chance(double share) => Next(1_000_000) < share * 1_000_000;

    public T Choose<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    private ulong Step()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
