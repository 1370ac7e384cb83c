using System.CommandLine;
using Faults;
using Settings;
using Settings.Declarations;
using Text;
using Trainer.Cli.Options;
using Trainer.Cli.Terminals;

namespace Trainer.Cli;

/// <summary>The command <c>tokenize</c>.</summary>
internal static class TokenizeCommand
{
    public static Command Create(Terminal terminal)
    {
        var language = TextOptions.Choice("--lang", "The language of the texts.", [.. Enum.GetValues<Language>().Select(Spelling.Of)]);
        language.Required = true;
        var model = TextOptions.Create("--sp-model", "A SentencePiece model for any language. Without one, texts are split into words.");
        var vocabulary = TextOptions.Create(
            "--vocab", "A vocab.pkl or vocab.json with the ids of the tokens. Without one, the SentencePiece model determines the ids.");
        (model.HelpName, vocabulary.HelpName) = ("FILE", "FILE");
        var raw = new Option<bool>("--raw") { Description = "Also prints the pieces and ids of the text before fastai's rules." };
        var json = new Option<bool>("--json") { Description = "Reads each line as a JSON string, or as an object with a \"text\"." };
        var command = new Command(
            "tokenize", "Reads texts from standard input, one per line, and prints their tokens and ids, one JSON object per line.")
        {
            language, model, vocabulary, raw, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var tokenizer = new LineTokenizer(
                Enum.Parse<Language>(parsed.GetValue(language)!, ignoreCase: true), parsed.GetValue(model), parsed.GetValue(vocabulary), parsed.GetValue(raw));
            return RunAsync(tokenizer, parsed.GetValue(json), terminal, cancellation);
        });
        return command;
    }

    private static async Task RunAsync(LineTokenizer tokenizer, bool json, Terminal terminal, CancellationToken cancellation)
    {
        var parallel = new ParallelTexts(Environment.ProcessorCount);
        var lines = TextLines.ArrivalsAsync(terminal.Input, cancellation);
        await foreach (var texts in json ? JsonTexts.ReadAsync(lines) : lines)
        {
            if (!TryWrite(terminal.Answers, parallel.Select(texts, text => tokenizer.Tokenize(text).ToJson(), cancellation)))
                return;
        }
    }

    /// <returns>False if the reader closed the pipe.</returns>
    private static bool TryWrite(TextWriter answers, IEnumerable<string> lines)
    {
        try
        {
            foreach (var line in lines)
                answers.WriteLine(line);
            answers.Flush();
            return true;
        }
        catch (IOException e) when (Terminal.IsReaderGone(e))
        {
            return false;
        }
        catch (IOException e)
        {
            throw new FaultException(FaultKind.Tool, $"standard output: {e.Message}. Correct the problem, and run the command again.", e);
        }
    }
}
