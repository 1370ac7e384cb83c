using System.Text.Json;
using PyTorchFiles;

namespace Trainer.Tests.Cli;

public sealed class TokenizeCommandTests : IDisposable
{
    private static readonly string Model = Golden.Copy("e_tok/spm.model");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("en", "I can't GO.", """{"tokens":["xxbos","i","ca","n't","xxup","go","."]}""")]
    [InlineData("fr", "L'été 😀", """{"tokens":["xxbos","xxmaj","l","'","été","😀"]}""")]
    [InlineData("ja", "日本", """{"tokens":["xxbos","日","本"]}""")]
    [InlineData("ko", "안녕 <b>", """{"tokens":["xxbos","안녕","<","b",">"]}""")]
    public async Task Without_a_model_a_text_is_cut_into_the_words_of_its_language(string language, string text, string line) =>
        (await PrintAsync(text, $"--lang={language}")).Should().Be(line + "\n");

    [Fact]
    public async Task A_model_gives_the_pieces_of_any_language_and_their_ids() =>
        (await PrintAsync("Je suis là\n日本", "--lang=en", $"--sp-model={Model}")).Should().Be(
            """
            {"tokens":["▁xxbos","▁xxmaj","▁je","▁suis","▁là"],"ids":[2,8,17,124,174]}
            {"tokens":["▁xxbos","▁","日本"],"ids":[2,14,9]}

            """);

    [Fact]
    public async Task Raw_adds_the_pieces_of_the_text_itself_and_the_ids_are_theirs() =>
        (await PrintAsync("Je suis\n", "--lang=fr", $"--sp-model={Model}", "--raw")).Should().Be(
            """{"tokens":["▁xxbos","▁xxmaj","▁je","▁suis"],"ids":[14,9,18,124],"pieces":["▁","J","e","▁suis"]}""" + "\n");

    [Fact]
    public async Task A_vocabulary_gives_the_ids_and_the_pieces_keep_theirs()
    {
        var vocabulary = _folder.Write("vocab.json", """["xxunk", "xxpad", "▁xxbos", "▁suis"]""");

        (await PrintAsync("Je suis", "--lang=fr", $"--sp-model={Model}", $"--vocab={vocabulary}", "--raw")).Should().Be(
            """{"tokens":["▁xxbos","▁xxmaj","▁je","▁suis"],"ids":[2,0,0,3],"pieces":["▁","J","e","▁suis"],"pieceIds":[14,9,18,124]}""" + "\n");
    }

    [Fact]
    public async Task A_pickled_vocabulary_serves_words_too()
    {
        var vocabulary = _folder.PathOf("vocab.pkl");
        PickleFile.WriteStrings(vocabulary, ["xxunk", "xxpad", "xxbos", "été"]);

        (await PrintAsync("un été", "--lang=fr", $"--vocab={vocabulary}")).Should()
            .Be("""{"tokens":["xxbos","un","été"],"ids":[2,0,3]}""" + "\n");
    }

    [Fact]
    public async Task Only_a_line_feed_ends_a_text() =>
        (await PrintAsync("a\rb\u2028c\u0085d\n\n\r\ne", "--lang=fr")).Should().Be(
            """
            {"tokens":["xxbos","a","b","c","d"]}
            {"tokens":["xxbos"]}
            {"tokens":["xxbos"]}
            {"tokens":["xxbos","e"]}

            """);

    [Fact]
    public async Task No_text_gives_no_line() => (await PrintAsync("", "--lang=fr")).Should().BeEmpty();

    [Fact]
    public async Task Texts_longer_than_a_block_come_whole_and_in_order()
    {
        var lengths = Enumerable.Range(0, 40).Select(number => number * number * 113).ToArray();
        var input = string.Join('\n', lengths.Select(length => string.Concat(Enumerable.Repeat("ab ", length))));

        var lines = (await PrintAsync(input, "--lang=fr")).TrimEnd('\n').Split('\n');

        // Three or more repetitions of a word become the mark, the count and the word.
        lines.Select(Tokens).Select(tokens => tokens is ["xxbos", "xxwrep", var count, "ab"] ? int.Parse(count) : tokens.Length - 1)
            .Should().Equal(lengths);
    }

    [Fact]
    public async Task A_line_of_json_may_hold_line_ends() =>
        (await PrintAsync(
            """
            "a\nb"
            {"id": 7, "text": "c\r\nd \ud83d\ude00"}
            """, "--lang=fr", "--json")).Should().Be(
            """
            {"tokens":["xxbos","a","b"]}
            {"tokens":["xxbos","c","d","😀"]}

            """);

    [Theory]
    [InlineData("word", "not JSON. Expected a string, or an object whose \"text\" is one")]
    [InlineData("", "not JSON. Expected a string, or an object whose \"text\" is one")]
    [InlineData("3", "expected a JSON string, or an object whose \"text\" is one")]
    [InlineData("[\"a\"]", "expected a JSON string, or an object whose \"text\" is one")]
    [InlineData("{\"texte\": \"a\"}", "expected a JSON string, or an object whose \"text\" is one")]
    [InlineData("{\"text\": null}", "expected a JSON string, or an object whose \"text\" is one")]
    [InlineData("\"\\ud800\"", "its text holds an unpaired surrogate, which is not a character")]
    public async Task A_broken_line_of_json_is_named_after_those_before_it(string line, string reason)
    {
        var terminal = new RecordingTerminal($"\"a\"\n\"b\"\n{line}\n\"c\"\n");

        (await terminal.RunAsync("tokenize", "--lang=fr", "--json")).Should().Be(3);

        terminal.Error.Should().Be($"standard input:3: {reason}. Correct the line.\n");
        terminal.Output.Should().Be("{\"tokens\":[\"xxbos\",\"a\"]}\n{\"tokens\":[\"xxbos\",\"b\"]}\n");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_printed_as_the_replacement_character()
    {
        (await PrintAsync("a \ud800 b", "--lang=fr")).Should().Be("{\"tokens\":[\"xxbos\",\"a\",\"�\",\"b\"]}\n");
        (await PrintAsync("a\udc00", "--lang=fr", $"--sp-model={Model}", "--raw")).Should().EndWith("\"pieces\":[\"▁a\"]}\n");
    }

    [Fact]
    public async Task Json_escapes_only_what_it_must() =>
        (await PrintAsync("🇫🇷 é 中 < \u0001 \" 👍🏽 𠀀", "--lang=fr")).Should().Be(
            """{"tokens":["xxbos","🇫🇷","é","中","<","\u0001","\"","👍🏽","𠀀"]}""" + "\n");

    [Fact]
    public async Task Pieces_of_words_are_refused()
    {
        var terminal = new RecordingTerminal("a\n");

        (await terminal.RunAsync("tokenize", "--lang=en", "--raw")).Should().Be(2);

        terminal.Error.Should().Be("--raw: only a SentencePiece model produces pieces. Add --sp-model=FILE.\n");
        terminal.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("--sp-model=nowhere.model", "nowhere.model: there is no such file. Check the path.\n")]
    [InlineData("--vocab=nowhere.pkl", "nowhere.pkl: there is no such file. Check the path.\n")]
    public async Task A_missing_file_is_named(string argument, string message)
    {
        var terminal = new RecordingTerminal("a\n");

        (await terminal.RunAsync("tokenize", "--lang=en", argument)).Should().Be(3);

        terminal.Error.Should().Be(message);
        terminal.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_refused()
    {
        var path = _folder.Write("spm.model", "Once upon a time");
        var terminal = new RecordingTerminal("a\n");

        (await terminal.RunAsync("tokenize", "--lang=fr", $"--sp-model={path}")).Should().Be(3);

        terminal.Error.Should().Be(
            $"{path}: not a valid SentencePiece model: the file has no field where one is expected. "
            + "Copy it again, or train it again with spm_train.\n");
    }

    [Fact]
    public async Task The_language_must_be_named_and_known()
    {
        var (unnamed, unknown) = (new RecordingTerminal("a\n"), new RecordingTerminal("a\n"));

        (await unnamed.RunAsync("tokenize")).Should().Be(2);
        (await unknown.RunAsync("tokenize", "--lang=de")).Should().Be(2);

        unnamed.Error.Should().Be("Trainer: Option '--lang' is required.\nTrainer: see 'Trainer tokenize --help'.\n");
        unknown.Error.Should().Be(
            "Trainer: --lang: expected one of en, fr, ko, ja, zh, got \"de\".\nTrainer: see 'Trainer tokenize --help'.\n");
    }

    [Fact]
    public async Task Every_text_recorded_from_fastai_gives_its_tokens_and_ids()
    {
        var golden = JsonRecords.File(Golden.Copy("e_tok"), "cases.json").GetProperty("cases").EnumerateArray().ToArray();
        var input = string.Join('\n', golden.Select(record => JsonSerializer.Serialize(record.String("raw"))));

        var lines = (await PrintAsync(
            input, "--lang=fr", "--json", $"--sp-model={Model}", $"--vocab={Golden.Copy("e_tok/vocab.json")}")).TrimEnd('\n').Split('\n');

        var (tokens, ids) = (new Tally("tokens"), new Tally("ids"));
        foreach (var (record, line) in golden.Zip(lines, (record, line) => (record, JsonSerializer.Deserialize<JsonElement>(line))))
        {
            tokens.Compare(record.String("raw"), line.Strings("tokens"), record.Strings("sp_tokens"));
            ids.Compare(record.String("raw"), line.Integers("ids"), record.Integers("ids"));
        }

        lines.Should().HaveSameCount(golden);
        Tally.Report(tokens, ids);
    }

    [Theory]
    [InlineData("fr_unigram_nfkc")]
    [InlineData("fr_bpe_bytes")]
    [InlineData("fr_char")]
    [InlineData("fr_word")]
    public async Task Raw_pieces_and_ids_are_those_of_SentencePieces_own_program(string model)
    {
        var golden = JsonRecords.Lines(Golden.Copy($"spm/golden/{model}.jsonl")).ToArray();
        var input = string.Join('\n', golden.Select(record => record.String("text")));

        var lines = (await PrintAsync(input, "--lang=fr", $"--sp-model={Golden.Copy($"spm/{model}.model")}", "--raw"))
            .TrimEnd('\n').Split('\n');

        var (pieces, ids) = (new Tally("pieces"), new Tally("ids"));
        foreach (var (record, line) in golden.Zip(lines, (record, line) => (record, JsonSerializer.Deserialize<JsonElement>(line))))
        {
            pieces.Compare(record.String("text"), line.Strings("pieces"), record.Strings("pieces"));
            ids.Compare(record.String("text"), line.Integers("ids"), record.Integers("ids"));
        }

        lines.Should().HaveSameCount(golden);
        Tally.Report(pieces, ids);
    }

    private static string[] Tokens(string line) => JsonSerializer.Deserialize<JsonElement>(line).Strings("tokens");

    private static async Task<string> PrintAsync(string input, params string[] arguments)
    {
        var terminal = new RecordingTerminal(input);

        (await terminal.RunAsync(["tokenize", .. arguments])).Should().Be(0, terminal.Error);

        terminal.Error.Should().BeEmpty();
        return terminal.Output;
    }
}
