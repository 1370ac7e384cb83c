using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Faults;

namespace Trainer.Tests.Pretrained.Archives;

/// <summary>Servers that cannot be reached or return unusable responses.</summary>
public sealed class DownloadFaultTests
{
    private const string OtherWays =
        "Check the network, name another address with --english-archives, put weights.pth and vocab.pkl into pretrained/en/forward "
        + "(or backward) of the bucket and train with --pretrained bucket, or train from scratch with --pretrained none.";

    private static readonly byte[] Archive = TinyArchive.English();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
        const string address = "http://127.0.0.1:1/models";
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
}
