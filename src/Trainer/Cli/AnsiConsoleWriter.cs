using System.Text;
using Spectre.Console;

namespace Trainer.Cli;

/// <summary>Lines that appear above the live bars of a console.</summary>
internal sealed class AnsiConsoleWriter(IAnsiConsole console) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        console.WriteLine(_line.ToString().TrimEnd('\r'));
        _line.Clear();
    }
}
