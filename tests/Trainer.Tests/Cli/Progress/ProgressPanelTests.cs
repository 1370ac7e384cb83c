using Spectre.Console;
using Spectre.Console.Testing;
using Trainer.Cli.Progress;

namespace Trainer.Tests.Cli.Progress;

public sealed class ProgressPanelTests
{
    private static readonly ProgressView View = new(
        "backward classifier, unfrozen",
        "stage 12 of 12",
        [new("epoch 3/10", 0.5, "0:00:41"), new("stage", 0.256, "0:12:05"), new("run", 0.999, "about 1:12:05")],
        [
            "validating", "loss 0.4321", "validation 0.4123 (best: epoch 2)", "learning rate 1.23e-2", "12,345 tokens/s", "memory 1,234 MB",
            "GPU memory 5.1 of 15.8 GB",
        ]);

    [Theory]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(30)]
    public void Every_width_has_its_form_and_no_line_fills_it(int width)
    {
        var shown = Draw(new TestConsole().Width(width));

        Snapshot.Match(shown, $"Trainer.Tests/Snapshots/progress-{width}.txt");
        shown.Split('\n').Should().OnlyContain(line => line.Length < width);
    }

    [Fact]
    public void A_terminal_that_is_resized_gets_the_form_of_its_new_width()
    {
        var console = new TestConsole().Width(120);
        var panel = new ProgressPanel { View = View };
        console.Write(panel);
        var wide = console.Output;

        console.Profile.Width = 60;
        console.Write(panel);

        console.Output[wide.Length..].Should().Be(Draw(new TestConsole().Width(60)));
    }

    [Fact]
    public void A_terminal_of_few_letters_gets_no_others() =>
        Draw(new TestConsole().Width(80).SupportsUnicode(false)).Should().MatchRegex(@"^[ -~\n]+$").And.Contain("##--");

    [Theory]
    [InlineData(ColorSystem.NoColors, false)]
    [InlineData(ColorSystem.Standard, true)]
    public void Without_colours_what_is_done_still_differs_from_what_is_not(ColorSystem colours, bool isColoured)
    {
        var shown = Draw(new TestConsole().Width(80).Colors(colours).EmitAnsiSequences());

        shown.Contains("\u001b[32m━", StringComparison.Ordinal).Should().Be(isColoured);
        shown.Should().Contain("━").And.Contain("─");
        if (!isColoured)
            shown.Should().Contain("━━──").And.NotContain("\u001b[3");
    }

    [Fact]
    public void Before_there_is_anything_to_show_nothing_is()
    {
        var console = new TestConsole();
        console.Write(new ProgressPanel());

        console.Output.Should().BeEmpty();
    }

    private static string Draw(TestConsole console)
    {
        console.Write(new ProgressPanel { View = View });
        return console.Output;
    }
}
