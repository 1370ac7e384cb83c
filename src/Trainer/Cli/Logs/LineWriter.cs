using System.Text;

namespace Trainer.Cli.Logs;

/// <summary>A writer that forwards complete lines.</summary>
internal sealed class LineWriter(Action<string> line) : TextWriter
{
    private const string Warning = "warning: ";

    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>A writer that logs each line as a record; a line that starts with <c>warning: </c> is a warning.</summary>
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
