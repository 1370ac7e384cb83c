using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trainer.Cli.Logs;

/// <summary>Writes lines above the progress bars of a terminal.</summary>
internal sealed class ConsoleLog(IAnsiConsole console) : ILog
{
    public void Write(LogRecord record) => console.Write(new Line(record.Message));

    /// <summary>A line that erases the progress bars below, which are drawn again afterwards.</summary>
    private sealed class Line(string text) : Renderable
    {
        private const string EraseBelow = "\u001b[J";

        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            [Segment.Control(EraseBelow), .. ((IRenderable)new Spectre.Console.Text(text + "\n")).Render(options, maxWidth)];
    }
}
