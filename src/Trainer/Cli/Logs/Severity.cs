namespace Trainer.Cli.Logs;

/// <summary>How much a record matters, by the names of Cloud Logging.</summary>
internal enum Severity
{
    Info,

    Warning,

    Error,
}
