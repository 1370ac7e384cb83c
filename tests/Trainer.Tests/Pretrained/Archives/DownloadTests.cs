using System.Security.Cryptography;
using static Trainer.Tests.Pretrained.Archives.LocalServer;

namespace Trainer.Tests.Pretrained.Archives;

/// <summary>Interrupted downloads and unexpected responses.</summary>
public sealed class DownloadTests
{
    private static readonly byte[] Archive = TinyArchive.English();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broken_download_goes_on_where_it_broke_off()
    {
        var tries = 0;
        using var cache = new EnglishCache(
            request => EnglishCache.Send(request, Archive) with { BreakAfter = tries++ < 2 ? 100_000 : null });

        var files = await cache.FetchAsync();

        File.ReadAllBytes(files.Weights).Should().Equal(TinyArchive.Weights);
        cache.Requests.Select(request => (request.Header("Range"), request.Header("If-Range")))
            .Should().Equal((null, null), ("bytes=100000-", "\"v1\""), ("bytes=200000-", "\"v1\""));
        cache.Log.Should().Contain("\nwt103-fwd.tgz: 0.3 MB from http://server/wt103-fwd.tgz, resuming at 0.2 MB\n")
            .And.MatchRegex("wt103-fwd.tgz: the connection broke \\(.+\\); trying again in [12] s\n");
        cache.Time.Pauses.Should().HaveCount(2);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_later_run_goes_on_where_an_interrupted_one_stopped()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var cache = new EnglishCache(request => request.Header("Range") is null
            ? EnglishCache.Send(request, Archive) with { BreakAfter = 100_000, Stalls = true }
            : EnglishCache.Send(request, Archive));
        var first = cache.FetchAsync(cancellation: interrupt.Token);
        while (!cache.Log.Contains("0.3 MB from") || new FileInfo(cache.Find("*.partial")).Length < 100_000)
            await Task.Delay(5, cancellation);
        await interrupt.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var files = await cache.FetchAsync();

        File.ReadAllBytes(files.Weights).Should().Equal(TinyArchive.Weights);
        cache.Requests.Select(request => request.Header("Range")).Should().Equal(null, "bytes=100000-");
    }

    [Fact]
    public async Task A_whole_download_that_was_not_unpacked_is_not_fetched_again()
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));
        await cache.FetchAsync();
        var entry = Path.Combine(cache.Folder, Path.GetFileNameWithoutExtension(cache.Find("*.lock")));
        Directory.Delete(entry, recursive: true);
        await File.WriteAllBytesAsync($"{entry}.tgz.partial", Archive, Cancellation);
        await File.WriteAllTextAsync(
            $"{entry}.tgz.partial.json",
            $$"""{"Source": "{{cache.Address}}/wt103-fwd.tgz", "Tag": null, "Modified": null, "Total": {{Archive.Length}}}""",
            Cancellation);

        await cache.FetchAsync();

        cache.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("{\"Source\": \"http://elsewhere/wt103-fwd.tgz\", \"Tag\": \"\\\"v1\\\"\", \"Modified\": null, \"Total\": null}")]
    [InlineData("{\"Source\": \"SERVER/wt103-fwd.tgz\", \"Tag\": \"no tag\", \"Modified\": null, \"Total\": null}")]
    [InlineData("{\"Source\": \"SERVER/wt103-fwd.tgz\", \"Tag\": null, \"Modified\": null, \"Total\": null}")]
    public async Task What_came_from_who_knows_where_is_not_continued(string note)
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));
        await cache.FetchAsync();
        var entry = Path.Combine(cache.Folder, Path.GetFileNameWithoutExtension(cache.Find("*.lock")));
        Directory.Delete(entry, recursive: true);
        await File.WriteAllBytesAsync($"{entry}.tgz.partial", new byte[1000], Cancellation);
        await File.WriteAllTextAsync($"{entry}.tgz.partial.json", note.Replace("SERVER", cache.Address), Cancellation);

        File.ReadAllBytes((await cache.FetchAsync()).Weights).Should().Equal(TinyArchive.Weights);

        cache.Requests.Last().Header("Range").Should().BeNull();
    }

    [Theory]
    [InlineData("200 another version")]
    [InlineData("200 without ranges")]
    [InlineData("206 of another tag")]
    [InlineData("206 of another length")]
    [InlineData("206 from elsewhere")]
    [InlineData("416")]
    public async Task When_the_server_has_another_file_or_no_ranges_all_is_fetched_anew(string how)
    {
        byte[] before = [.. Archive.Reverse()];
        var tries = 0;
        using var cache = new EnglishCache(request => tries++ switch
        {
            0 => EnglishCache.Send(request, before) with { BreakAfter = 100_000 },
            1 => how switch
            {
                "206 of another tag" => Part(100_000, Archive.Length, "\"v2\""),
                "206 of another length" => Part(100_000, Archive.Length + 1, "\"v1\""),
                "206 from elsewhere" => Part(50_000, Archive.Length, "\"v1\""),
                "416" => new("416 Range Not Satisfiable", []),
                "200 without ranges" => new("200 OK", Archive),
                _ => EnglishCache.Send(request, Archive, "\"v2\""),
            },
            _ => EnglishCache.Send(request, Archive, "\"v2\""),
        });

        var files = await cache.FetchAsync();

        File.ReadAllBytes(files.Weights).Should().Equal(TinyArchive.Weights);
        cache.Requests[1].Header("Range").Should().Be("bytes=100000-");
        if (!how.StartsWith("200"))
        {
            cache.Log.Should().Contain("wt103-fwd.tgz: the file on the server has changed; trying again in ");
            cache.Requests[2].Header("Range").Should().BeNull();
        }
    }

    [Fact]
    public async Task The_time_of_the_last_change_does_where_there_is_no_tag()
    {
        const string time = "Mon, 01 Apr 2019 10:00:00 GMT";
        var tries = 0;
        using var cache = new EnglishCache(request => tries++ == 0
            ? new("200 OK", Archive, ("Last-Modified", time), ("ETag", "W/\"weak\"")) { BreakAfter = 100_000 }
            : Part(100_000, Archive.Length, "W/\"weak\""));

        File.ReadAllBytes((await cache.FetchAsync()).Weights).Should().Equal(TinyArchive.Weights);

        cache.Requests[1].Header("If-Range").Should().Be(time);
    }

    [Fact]
    public async Task A_server_that_names_no_version_is_asked_for_all_again()
    {
        var tries = 0;
        using var cache = new EnglishCache(_ => new("200 OK", Archive) { BreakAfter = tries++ == 0 ? 100_000 : null });

        File.ReadAllBytes((await cache.FetchAsync()).Weights).Should().Equal(TinyArchive.Weights);

        cache.Requests.Should().HaveCount(2).And.AllSatisfy(request => request.Header("Range").Should().BeNull());
    }

    [Fact]
    public async Task A_server_that_tells_no_length_is_believed_until_the_checksum()
    {
        using var cache = new EnglishCache(_ => new("200 OK", Archive) { Length = null });

        File.ReadAllBytes((await cache.FetchAsync()).Weights).Should().Equal(TinyArchive.Weights);

        cache.Log.Should().StartWith("wt103-fwd.tgz: unknown size from http://server/wt103-fwd.tgz\n");
    }

    [Fact]
    public async Task A_connection_that_breaks_often_but_far_apart_is_borne()
    {
        var archive = TinyArchive.Of(TinyArchive.File("a.pth", [1]), TinyArchive.File("a.pkl", RandomNumberGenerator.GetBytes(8 << 20)));
        using var cache = new EnglishCache(request =>
        {
            var answer = EnglishCache.Send(request, archive);
            return answer.Body.Length > 1_100_000 ? answer with { BreakAfter = 1_100_000 } : answer;
        });

        await cache.FetchAsync();

        cache.Requests.Count.Should().BeGreaterThan(5);
        cache.Time.Pauses.Should().BeEmpty();
        cache.Log.Should().MatchRegex("wt103-fwd.tgz: the connection broke \\(.+\\); resuming\n");
    }

    [Fact]
    public async Task A_busy_server_gets_the_pause_it_asks_for()
    {
        var tries = 0;
        EnglishCache? own = null;
        using var cache = own = new EnglishCache(request => tries++ switch
        {
            0 => new("429 Too Many Requests", [], ("Retry-After", "7")),
            1 => new("503 Service Unavailable", [], ("Retry-After", own!.Time.GetUtcNow().AddSeconds(15).ToString("R"))),
            2 => new("503 Slow Down", [], ("Retry-After", own!.Time.GetUtcNow().AddSeconds(-15).ToString("R"))),
            3 => new("500 Internal Server Error", []),
            _ => EnglishCache.Send(request, Archive),
        });

        await cache.FetchAsync();

        cache.Log.Should().StartWith("wt103-fwd.tgz: the server answers 429 (Too Many Requests); trying again in 7 s\n"
            + "wt103-fwd.tgz: the server answers 503 (Service Unavailable); trying again in 15 s\n"
            + "wt103-fwd.tgz: the server answers 503 (Slow Down); trying again in 0 s\n"
            + "wt103-fwd.tgz: the server answers 500 (Internal Server Error); trying again in ");
        cache.Time.Pauses.First().Should().Be(TimeSpan.FromSeconds(7));
    }

    private static Answer Part(int from, int total, string tag) => new(
        "206 Partial Content", Archive[from..], ("ETag", tag), ("Content-Range", $"bytes {from}-{Archive.Length - 1}/{total}"));
}
