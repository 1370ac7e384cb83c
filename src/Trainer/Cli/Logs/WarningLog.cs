namespace Trainer.Cli.Logs;

/// <summary>Forwards warnings and errors only.</summary>
internal sealed class WarningLog(ILog next) : ILog
{
    public void Write(LogRecord record)
    {
        if (record.Severity != Severity.Info)
            next.Write(record);
    }
}
