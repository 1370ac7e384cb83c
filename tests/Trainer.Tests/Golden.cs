using System.Text.Json;

namespace Trainer.Tests;

/// <summary>
/// Finds recorded results of the original programs: in the folder an environment variable names, else among the copies under <c>tests/</c>,
/// else in <c>../shared</c>. A test whose records are in none of them is skipped.
/// </summary>
internal static class Golden
{
    /// <summary>The folder of a fixture made with fastai; <c>GOLDEN_FIXTURES</c> may name where such folders lie.</summary>
    public static string Fixtures(string name) => Find("GOLDEN_FIXTURES", "fixtures", name);

    /// <summary>The content of a JSON file of such a folder.</summary>
    public static JsonElement Json(string fixture, string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Fixtures(fixture), file))).RootElement;

    /// <summary>A file of English texts and their words, made with spaCy; <c>GOLDEN_WORDS</c> may name its folder.</summary>
    public static string Words(string file) => Find("GOLDEN_WORDS", "spacy", file);

    /// <summary>A file of SentencePiece models and their pieces; <c>GOLDEN_SPM</c> may name its folder.</summary>
    public static string Spm(string file) => Find("GOLDEN_SPM", "spm", file);

    private static string Find(string variable, string sharedFolder, string name)
    {
        var folder = Environment.GetEnvironmentVariable(variable);
        if (!string.IsNullOrEmpty(folder) && Path.Combine(folder, name) is var named && Path.Exists(named))
            return named;
        var copies = Repository.PathOf("tests", "Trainer.Tests", "Fixtures");
        var copy = Path.Combine(copies, sharedFolder == "fixtures" ? name : Path.Combine(sharedFolder, name));
        return Path.Exists(copy) ? copy : SharedFiles.Require([sharedFolder, .. name.Split('/')]);
    }
}
