using System.CommandLine;
using System.Text.Json;
using Text.Benchmarks;

// A timed process pays for no command-line parser.
if (args is [EncodeProgram.Name, var model, var input, var output])
{
    EncodeProgram.Run(model, input, output);
    return 0;
}

var megabytes = new Option<double>("--megabytes") { DefaultValueFactory = _ => 5, Description = "Of text." };
var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "Every subject runs once a round." };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 42, Description = "Decides the order of texts." };
var data = new Option<string>("--data") { DefaultValueFactory = _ => "../shared/data", Description = "Holds fr/xed_fr.csv and en/goemotions.csv." };
var json = new Option<string?>("--json") { Description = "Write the figures to this file." };
var compare = new RootCommand("Tokenizes French and English texts, beside spm_encode. Run it in the repository's folder.")
{
    megabytes, rounds, seed, data, json,
};
compare.SetAction(parsed =>
{
    var folder = Directory.CreateTempSubdirectory("text-benchmark-").FullName;
    try
    {
        var random = new Random(parsed.GetValue(seed));
        var french = Corpus.Read(Path.Combine(parsed.GetValue(data)!, "fr", "xed_fr.csv"), parsed.GetValue(megabytes), random);
        var english = Corpus.Read(Path.Combine(parsed.GetValue(data)!, "en", "goemotions.csv"), parsed.GetValue(megabytes), random);
        var report = Report.Measure(french, english, folder, parsed.GetValue(rounds));
        report.Print(Console.Out);
        if (parsed.GetValue(json) is { } path)
            File.WriteAllText(path, JsonSerializer.Serialize(report, new JsonSerializerOptions(JsonSerializerOptions.Web) { WriteIndented = true }));
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
});
return compare.Parse(args).Invoke();
