using Spectre.Console;

namespace Trainer.Cli.Logs;

/// <summary>Lines above what is drawn on a terminal.</summary>
internal sealed class ConsoleLog(IAnsiConsole console) : ILog
{
    public void Write(LogRecord record) => console.WriteLine(record.Message);
}
