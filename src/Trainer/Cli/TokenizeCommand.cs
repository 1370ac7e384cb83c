using System.CommandLine;
using Faults;
using Text;
using Trainer.Cli.Terminals;
using Trainer.Cli.Options;

namespace Trainer.Cli;

/// <summary>The command <c>tokenize</c>.</summary>
internal static class TokenizeCommand
{
    public static Command Create(Terminal terminal)
    {
        var language = TextOptions.Choice("--lang", "The texts' language.", TrainArguments.Languages);
        language.Required = true;
        var model = TextOptions.Create("--sp-model", "A SentencePiece model, for any language; without one, texts are cut into words.");
        var vocabulary = TextOptions.Create("--vocab", "A vocab.pkl or vocab.json that gives the tokens' ids; else the model does.");
        (model.HelpName, vocabulary.HelpName) = ("FILE", "FILE");
        var raw = new Option<bool>("--raw") { Description = "Prints the pieces of the text before fastai's rules, too, and their ids." };
        var json = new Option<bool>("--json") { Description = "Each line is a JSON string, or an object with a \"text\"." };
        var command = new Command("tokenize", "Prints the tokens and ids of texts, read one a line, a JSON line each, in their order.")
        {
            language, model, vocabulary, raw, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var tokenizer = new LineTokenizer(
                parsed.GetValue(language)!, parsed.GetValue(model), parsed.GetValue(vocabulary), parsed.GetValue(raw));
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
            throw new FaultException(FaultKind.Tool, $"standard output: {e.Message}. Mend that, and run again.", e);
        }
    }
}
