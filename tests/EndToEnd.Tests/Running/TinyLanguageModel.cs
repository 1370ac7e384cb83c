using System.Text.Json;

namespace EndToEnd.Tests.Running;

/// <summary>A small pretrained language model that PyTorch has written, of the tokens of real texts, in the tutorial's layout.</summary>
/// <param name="folder">Where it goes: what <c>pretrained.source</c> names.</param>
internal sealed class TinyLanguageModel(RealPyTorch pyTorch, string folder)
{
    private const int Texts = 400, VocabularySize = 1_500;

    private static readonly string[] SpecialTokens =
        ["xxunk", "xxpad", "xxbos", "xxeos", "xxfld", "xxrep", "xxwrep", "xxup", "xxmaj"];

    /// <param name="csv">The texts.</param>
    /// <param name="sentencePiece">The name of the SentencePiece model that cuts them; null for words.</param>
    /// <param name="layers">How the recurrent layers are named or what they are: <c>lstm</c>, <c>qrnn</c>, <c>unnamed</c>.</param>
    public void Write(string language, string csv, string? sentencePiece, IEnumerable<string> directions, string layers)
    {
        var tokens = WriteVocabulary(language, csv, sentencePiece);
        foreach (var direction in directions)
            pyTorch.RunScript("EndToEnd.Tests/Running/tiny_language_model.py", Path.Combine(folder, direction), tokens, layers);
    }

    /// <returns>The label columns of a file, as a YAML list.</returns>
    public static string Labels(string csv) => JsonSerializer.Serialize(File.ReadLines(csv).First().Split(',')[1..]);

    public static string FirstTexts(string csv, int count) =>
        string.Concat(File.ReadLines(csv).Skip(1).Where(line => !line.StartsWith('"')).Take(count).Select(line => line.Split(',')[0] + "\n"));

    /// <returns>The path of a file of the most frequent tokens of some texts, a line each, as a vocabulary has them.</returns>
    private string WriteVocabulary(string language, string csv, string? sentencePiece)
    {
        string[] arguments = ["tokenize", $"--lang={language}"];
        if (sentencePiece is not null)
        {
            var model = Path.Combine(folder, "spm", "spm.model");
            Directory.CreateDirectory(Path.GetDirectoryName(model)!);
            File.Copy(SharedFiles.Require("spm", $"{sentencePiece}.model"), model);
            arguments = [.. arguments, $"--sp-model={model}"];
        }

        using (var trainer = new Workshop())
            trainer.MustRun("--target=PublishTrainer");
        var tokens = Workshop.RunTrainer(FirstTexts(csv, Texts), arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()!))
            .CountBy(token => token).OrderByDescending(pair => pair.Value).Select(pair => pair.Key)
            .Except(SpecialTokens).Take(VocabularySize);
        var path = Path.Combine(folder, "tokens.txt");
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, string.Concat(SpecialTokens.Concat(tokens).Select(token => token + "\n")));
        return path;
    }
}
