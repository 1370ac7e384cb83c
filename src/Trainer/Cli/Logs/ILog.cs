namespace Trainer.Cli.Logs;

/// <summary>The log of the trainer: progress, warnings and errors. Every record is flushed before the call returns.</summary>
internal interface ILog
{
    /// <summary>Writes a record.</summary>
    void Write(LogRecord record);
}
