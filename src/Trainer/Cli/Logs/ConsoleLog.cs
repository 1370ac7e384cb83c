using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trainer.Cli.Logs;

/// <summary>Lines above what is drawn on a terminal.</summary>
internal sealed class ConsoleLog(IAnsiConsole console) : ILog
{
    public void Write(LogRecord record) => console.Write(new Line(record.Message));

    /// <summary>What is drawn below is drawn again after the line; until then it is not to show through behind it.</summary>
    private sealed class Line(string text) : Renderable
    {
        private const string EraseBelow = "\u001b[J";

        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            [Segment.Control(EraseBelow), .. ((IRenderable)new Spectre.Console.Text(text + "\n")).Render(options, maxWidth)];
    }
}
