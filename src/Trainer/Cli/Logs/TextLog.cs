namespace Trainer.Cli.Logs;

/// <summary>Writes readable lines: information to one writer, warnings and errors to another.</summary>
internal sealed class TextLog(TextWriter output, TextWriter error) : ILog
{
    public void Write(LogRecord record)
    {
        var writer = record.Severity == Severity.Info ? output : error;
        writer.WriteLine(record.Message);
        writer.Flush();
    }
}
