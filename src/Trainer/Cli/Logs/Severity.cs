namespace Trainer.Cli.Logs;

/// <summary>The severity of a record, with the names of Cloud Logging.</summary>
internal enum Severity
{
    Info,

    Warning,

    Error,
}
