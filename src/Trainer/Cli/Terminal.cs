using System.Text;
using Spectre.Console;

namespace Trainer.Cli;

/// <summary>What the command line reads and writes.</summary>
/// <param name="Input">Texts, one a line.</param>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">What went wrong.</param>
/// <param name="Bars">Draws on the terminal behind <paramref name="Output"/>; null when that is none.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error, IAnsiConsole? Bars)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Terminal OfProcess() => new(
        new StreamReader(Console.OpenStandardInput(), Utf8),
        new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true },
        new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
        AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? AnsiConsole.Console : null);
}
