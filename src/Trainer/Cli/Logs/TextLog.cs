namespace Trainer.Cli.Logs;

/// <summary>Lines for people: what is wrong apart from the rest.</summary>
internal sealed class TextLog(TextWriter output, TextWriter error) : ILog
{
    public void Write(LogRecord record)
    {
        var writer = record.Severity == Severity.Info ? output : error;
        writer.WriteLine(record.Message);
        writer.Flush();
    }
}
