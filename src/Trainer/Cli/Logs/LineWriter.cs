using System.Text;

namespace Trainer.Cli.Logs;

/// <summary>Hands on what is written to it line by line.</summary>
internal sealed class LineWriter(Action<string> line) : TextWriter
{
    private const string Warning = "warning: ";

    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Each line becomes a record; one that starts with <c>warning: </c> is one.</summary>
    public static LineWriter To(ILog log) => new(line => log.Write(
        new LogRecord(line.StartsWith(Warning, StringComparison.Ordinal) ? Severity.Warning : Severity.Info, line)));

    public override void Write(char value)
    {
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        line(_line.ToString().TrimEnd('\r'));
        _line.Clear();
    }
}
