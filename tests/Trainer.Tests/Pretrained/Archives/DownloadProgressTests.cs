using Microsoft.Extensions.Time.Testing;
using Trainer.Pretrained.Archives;

namespace Trainer.Tests.Pretrained.Archives;

public sealed class DownloadProgressTests
{
    [Fact]
    public void There_is_a_line_every_few_seconds_and_not_more()
    {
        var clock = new FakeTimeProvider();
        var log = new StringWriter { NewLine = "\n" };
        var progress = new DownloadProgress("wt103-fwd.tgz", log, clock);

        progress.Started(0, 105_000_000, "https://models.example.com/wt103-fwd.tgz");
        for (var second = 1; second <= 12; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            progress.Moved(second * 1_500_000, 105_000_000);
        }

        progress.Started(18_000_000, null, "https://models.example.com/wt103-fwd.tgz");
        clock.Advance(TimeSpan.FromSeconds(70));
        progress.Moved(20_100_000, null);
        progress.Done(20_100_000);

        log.ToString().Should().Be("""
            wt103-fwd.tgz: 105.0 MB from https://models.example.com/wt103-fwd.tgz
            wt103-fwd.tgz: 7.5 of 105.0 MB, 1.5 MB/s, 1:05 to go
            wt103-fwd.tgz: 15.0 of 105.0 MB, 1.5 MB/s, 1:00 to go
            wt103-fwd.tgz: unknown size from https://models.example.com/wt103-fwd.tgz, resuming at 18.0 MB
            wt103-fwd.tgz: 20.1 MB, 0.0 MB/s
            wt103-fwd.tgz: 20.1 MB, complete after 1:10

            """);
    }
}
