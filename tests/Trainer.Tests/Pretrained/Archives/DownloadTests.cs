using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Faults;
using static Trainer.Tests.Pretrained.Archives.LocalServer;

namespace Trainer.Tests.Pretrained.Archives;

/// <summary>Downloads that break off, and servers that answer otherwise than hoped.</summary>
public sealed class DownloadTests
{
    private const string OtherWays =
        "Check the network, name another address with --english-archives, put weights.pth and vocab.pkl into pretrained/en/forward "
        + "(or backward) of the bucket and train with --pretrained bucket, or train from scratch with --pretrained none.";

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
        cache.Log.Should().Contain("\nwt103-fwd.tgz: 0.3 MB from http://server/wt103-fwd.tgz, going on at 0.2 MB\n")
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
            cache.Log.Should().Contain("wt103-fwd.tgz: the server has another file than before; trying again in ");
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

        cache.Log.Should().StartWith("wt103-fwd.tgz: a size not told from http://server/wt103-fwd.tgz\n");
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
        cache.Log.Should().MatchRegex("wt103-fwd.tgz: the connection broke \\(.+\\); going on\n");
    }

    [Fact]
    public async Task A_busy_server_gets_the_pause_it_asks_for()
    {
        var tries = 0;
        using var cache = new EnglishCache(request => tries++ switch
        {
            0 => new("429 Too Many Requests", [], ("Retry-After", "7")),
            1 => new("503 Service Unavailable", [], ("Retry-After", DateTimeOffset.UtcNow.AddSeconds(15).ToString("R"))),
            2 => new("503 Slow Down", [], ("Retry-After", DateTimeOffset.UtcNow.AddSeconds(-15).ToString("R"))),
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

    [Theory]
    [InlineData("403 Forbidden", "the server answers 403 (Forbidden)")]
    [InlineData("404 Not Found", "the server answers 404 (Not Found)")]
    [InlineData("301 Moved Permanently", "the server answers 301 (Moved Permanently)")]
    [InlineData("204 No Content", "the server answers 204 (No Content)")]
    public async Task An_answer_that_will_not_change_is_told_at_once(string status, string what)
    {
        using var cache = new EnglishCache(_ => new(status, []));

        (await Fault(cache)).Should().Be($"http://server/wt103-fwd.tgz: {what}. {OtherWays}");

        cache.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_pause_that_is_too_long_is_told_at_once()
    {
        using var cache = new EnglishCache(_ => new("429 Too Many Requests", [], ("Retry-After", "3600")));

        (await Fault(cache)).Should().Be(
            $"http://server/wt103-fwd.tgz: the server answers 429 (Too Many Requests) and asks to wait 60 minutes. {OtherWays}");

        cache.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_server_that_stays_broken_is_given_up()
    {
        using var cache = new EnglishCache(_ => new("502 Bad Gateway", []));

        (await Fault(cache)).Should().Be($"http://server/wt103-fwd.tgz: the server answers 502 (Bad Gateway). {OtherWays}");

        cache.Requests.Should().HaveCount(5);
        cache.Time.Pauses.Should().HaveCount(4).And.OnlyContain(pause => pause <= TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_download_that_never_gets_further_is_given_up()
    {
        using var cache = new EnglishCache(_ => new("200 OK", Archive) { BreakAfter = 100_000 });

        (await Fault(cache)).Should().Contain("the connection broke (");

        cache.Requests.Should().HaveCount(5);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_tried_again()
    {
        var tries = 0;
        using var cache = new EnglishCache(
            request => tries++ == 0
                ? EnglishCache.Send(request, Archive) with { BreakAfter = 100_000, Stalls = true }
                : EnglishCache.Send(request, Archive),
            patience: TimeSpan.FromSeconds(1.5));

        var files = await cache.FetchAsync();

        File.ReadAllBytes(files.Weights).Should().Equal(TinyArchive.Weights);
        cache.Log.Should().Contain("wt103-fwd.tgz: the server sent nothing for 1.5 s; trying again in ");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/models";
        listener.Stop();
        using var cache = new EnglishCache(_ => throw new InvalidOperationException());

        (await Fault(cache, address)).Should().Be(
            $"{address}/wt103-fwd.tgz: the server cannot be reached (Connection refused). {OtherWays}");

        cache.Log.Split("wt103-fwd.tgz: the server cannot be reached (Connection refused); trying again in ").Should().HaveCount(1 + 4);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_named()
    {
        using var cache = new EnglishCache(_ => throw new InvalidOperationException());

        (await Fault(cache, "http://user:password@models.invalid/")).Should()
            .StartWith("http://models.invalid/wt103-fwd.tgz: the server cannot be reached (").And.NotContain("password");
    }

    [Fact]
    public async Task A_server_of_a_certificate_nobody_vouches_for_is_not_trusted()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        using var server = new LocalServer(request => EnglishCache.Send(request, Archive), certificate);
        using var cache = new EnglishCache(_ => throw new InvalidOperationException());

        (await Fault(cache, server.Address)).Should()
            .StartWith($"{server.Address}/wt103-fwd.tgz: the server cannot be reached (The remote certificate is invalid");

        server.Requests.Should().BeEmpty();
        cache.Time.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_larger_than_any_archive_is_not_fetched()
    {
        using var cache = new EnglishCache(_ => new("200 OK", Archive) { Length = 5L << 30, BreakAfter = 10 });

        (await Fault(cache)).Should().Be(
            $"http://server/wt103-fwd.tgz: the server announces 5368.7 MB, more than any such archive has. {OtherWays}");
    }

    private static async Task<string> Fault(EnglishCache cache, string? address = null)
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => cache.FetchAsync(address: address));
        fault.Kind.Should().Be(FaultKind.Remote);
        return cache.Plain(fault.Message);
    }

    private static Answer Part(int from, int total, string tag) => new(
        "206 Partial Content", Archive[from..], ("ETag", tag), ("Content-Range", $"bytes {from}-{Archive.Length - 1}/{total}"));
}
