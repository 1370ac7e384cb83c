namespace Trainer.Cli.Logs;

/// <summary>Where the trainer says how it goes and what went wrong. Every record is out when the call returns.</summary>
internal interface ILog
{
    void Write(LogRecord record);
}
