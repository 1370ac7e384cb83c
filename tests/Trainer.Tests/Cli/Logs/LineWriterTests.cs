using Trainer.Cli.Logs;

namespace Trainer.Tests.Cli.Logs;

public sealed class LineWriterTests
{
    [Fact]
    public void Lines_are_handed_on_whole_and_without_their_ends()
    {
        var lines = new List<string>();
        var writer = new LineWriter(lines.Add);

        writer.Write("model: [bucket]");
        lines.Should().BeEmpty();
        writer.WriteLine("/model.zip");
        writer.Write("scores\r\n");

        lines.Should().Equal("model: [bucket]/model.zip", "scores");
    }

    [Fact]
    public void A_line_is_a_record_and_a_warning_is_one()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var writer = LineWriter.To(new JsonLog(output, error, TimeProvider.System));

        writer.WriteLine("device: cpu");
        writer.WriteLine("warning: careful");

        output.ToString().Should().StartWith("""{"severity":"INFO","message":"device: cpu",""");
        error.ToString().Should().StartWith("""{"severity":"WARNING","message":"warning: careful",""");
    }
}
