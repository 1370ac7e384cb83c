using System.Text;
using Faults;
using Settings;
using Trainer.Pretrained.Archives;
using Ulmfit.Pretrained;

namespace Trainer.Tests.Pretrained.Archives;

public sealed class WikiText103Tests
{
    private static readonly byte[] Archive = TinyArchive.English();

    [Fact]
    public async Task An_archive_is_fetched_once()
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));

        var files = await cache.FetchAsync();
        var again = await cache.FetchAsync();

        again.Should().Be(files);
        cache.Requests.Should().ContainSingle().Which.Path.Should().Be("/wt103-fwd.tgz");
        File.ReadAllBytes(files.Weights).Should().Equal(TinyArchive.Weights);
        File.ReadAllBytes(files.Vocabulary).Should().Equal(TinyArchive.Vocabulary);
        files.Config.Should().BeNull();
        cache.Plain(files.Location).Should().Be("CACHE/wt103-fwd-KEY");
        cache.Files().Should().Equal(
            "CACHE/wt103-fwd-KEY", "CACHE/wt103-fwd-KEY.lock", "CACHE/wt103-fwd-KEY/record.json", "CACHE/wt103-fwd-KEY/vocab.pkl",
            "CACHE/wt103-fwd-KEY/weights.pth");
        cache.Log.Should().Be("""
            wt103-fwd.tgz: 0.3 MB from http://server/wt103-fwd.tgz
            wt103-fwd.tgz: 0.3 MB, complete after 0:00
            wt103-fwd.tgz: kept in CACHE/wt103-fwd-KEY

            """);
    }

    [Fact]
    public async Task Each_direction_and_each_address_has_a_place_of_its_own()
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));

        PretrainedFiles[] all =
        [
            await cache.FetchAsync(),
            await cache.FetchAsync(Direction.Backward),
            await cache.FetchAsync(address: $"{cache.Address}/mirror/"),
            await cache.FetchAsync(address: $"{cache.Address}/mirror?key=secret"),
        ];

        all.Select(files => files.Location).Distinct().Should().HaveCount(4);
        cache.Requests.Select(request => request.Path)
            .Should().Equal("/wt103-fwd.tgz", "/wt103-bwd.tgz", "/mirror/wt103-fwd.tgz", "/mirror/wt103-fwd.tgz?key=secret");
        cache.Log.Should().NotContain("secret");
        Directory.EnumerateFiles(cache.Folder, "record.json", SearchOption.AllDirectories)
            .Should().AllSatisfy(record => File.ReadAllText(record).Should().NotContain("secret"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cache.FetchAsync(Direction.Both));
    }

    [Fact]
    public async Task Redirections_are_followed()
    {
        using var cache = new EnglishCache(request => request.Path.StartsWith("/elsewhere")
            ? EnglishCache.Send(request, Archive)
            : new("302 Found", [], ("Location", $"/elsewhere{request.Path}")));

        File.ReadAllBytes((await cache.FetchAsync()).Weights).Should().Equal(TinyArchive.Weights);
    }

    [Theory]
    [InlineData("weights.pth", "does not match its checksum")]
    [InlineData("vocab.pkl", "does not match its checksum")]
    [InlineData("record.json", "cannot be read")]
    public async Task A_damaged_cache_is_filled_again(string name, string problem)
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));
        await cache.FetchAsync();
        var file = cache.Find(name);
        var bytes = File.ReadAllBytes(file);
        bytes[0] ^= 0x80;
        File.WriteAllBytes(file, bytes);

        var files = await cache.FetchAsync();

        cache.Requests.Should().HaveCount(2);
        cache.Log.Should().Contain($"\nCACHE/wt103-fwd-KEY: damaged: {name} {problem}; fetching it again\n");
        File.ReadAllBytes(files.Weights).Should().Equal(TinyArchive.Weights);
        File.ReadAllBytes(files.Vocabulary).Should().Equal(TinyArchive.Vocabulary);
    }

    [Theory]
    [InlineData("weights.pth", "weights.pth is missing")]
    [InlineData("record.json", "record.json cannot be read")]
    public async Task A_cache_that_lacks_a_file_is_filled_again(string name, string problem)
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));
        await cache.FetchAsync();
        File.Delete(cache.Find(name));

        await cache.FetchAsync();

        cache.Log.Should().Contain($"damaged: {problem}; fetching it again\n");
        File.ReadAllBytes(cache.Find("weights.pth")).Should().Equal(TinyArchive.Weights);
    }

    [Fact]
    public async Task A_cached_file_that_was_cut_off_is_fetched_again()
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));
        await cache.FetchAsync();
        File.WriteAllBytes(cache.Find("vocab.pkl"), TinyArchive.Vocabulary[..100]);

        await cache.FetchAsync();

        cache.Log.Should().Contain("damaged: vocab.pkl has 100 bytes instead of 5000; fetching it again\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task Callers_at_the_same_time_fetch_it_once()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var open = new ManualResetEventSlim();
        using var cache = new EnglishCache(request =>
        {
            open.Wait(cancellation);
            return EnglishCache.Send(request, Archive);
        });
        var fetching = Enumerable.Range(0, 3).Select(_ => Task.Run(() => cache.FetchAsync(), cancellation)).ToArray();
        while (cache.Log.Split("another process is fetching it; waiting").Length < 3)
            await Task.Delay(5, cancellation);
        open.Set();

        var files = await Task.WhenAll(fetching);

        files.Distinct().Should().ContainSingle();
        cache.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task What_a_killed_run_left_behind_is_cleared_away()
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));
        await cache.FetchAsync();
        var key = Path.GetFileNameWithoutExtension(cache.Find("*.lock"));
        Directory.CreateDirectory(Path.Combine(cache.Folder, $".{key}.0123456789"));
        Directory.Delete(Path.Combine(cache.Folder, key), recursive: true);

        await cache.FetchAsync();

        cache.Files().Should().Equal(
            "CACHE/wt103-fwd-KEY", "CACHE/wt103-fwd-KEY.lock", "CACHE/wt103-fwd-KEY/record.json", "CACHE/wt103-fwd-KEY/vocab.pkl",
            "CACHE/wt103-fwd-KEY/weights.pth");
    }

    [Fact]
    public async Task What_is_no_archive_of_a_model_is_refused_and_not_kept()
    {
        (string What, byte[] File)[] unusable =
        [
            ("a web page", Encoding.ASCII.GetBytes("<!DOCTYPE html><title>Log in</title>")),
            ("half an archive", Archive[..(Archive.Length / 2)]),
            ("an archive without weights", TinyArchive.Of(TinyArchive.File("a.pkl", [1]))),
        ];
        var messages = new StringBuilder();
        foreach (var (what, file) in unusable)
        {
            using var cache = new EnglishCache(request => EnglishCache.Send(request, file));
            var fault = await Assert.ThrowsAsync<FaultException>(() => cache.FetchAsync());
            fault.Kind.Should().Be(FaultKind.Remote);
            messages.AppendLine($"# {what}").AppendLine(cache.Plain(fault.Message));
            cache.Files().Should().Equal("CACHE/wt103-fwd-KEY.lock");
        }

        Snapshot.Match(messages.ToString(), "Trainer.Tests/Snapshots/english-archive-refusals.txt");
    }

    [Theory]
    [InlineData("models.example.com/wt103")]
    [InlineData("file:///models")]
    [InlineData("gs://bucket/models")]
    [InlineData("")]
    public async Task Only_web_addresses_are_taken(string address)
    {
        using var cache = new EnglishCache(_ => throw new InvalidOperationException());

        var fetch = () => cache.FetchAsync(address: address);

        (await fetch.Should().ThrowAsync<FaultException>()).WithMessage(
            $"--english-archives: expected a web address such as https://s3.amazonaws.com/fast-ai-modelzoo/, got \"{address}\".")
            .Which.Kind.Should().Be(FaultKind.Settings);
    }

    [Fact]
    public async Task A_cache_that_is_no_folder_is_named()
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));
        using var folder = new TempFolder();
        var file = folder.Write("cache", "");

        var fetch = () => cache.FetchAsync(folder: file);

        (await fetch.Should().ThrowAsync<FaultException>()).WithMessage(
            $"{file}: the English models cannot be stored there (The file '{file}' already exists.). "
            + "Choose another folder with --cache-folder.").Which.Kind.Should().Be(FaultKind.Settings);
    }

    [Fact]
    public async Task A_full_disk_is_named_and_what_fits_is_kept()
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));
        using var disk = SmallDisk.Of(kilobytes: 64);

        var fetch = () => cache.FetchAsync(folder: disk.Path);

        (await fetch.Should().ThrowAsync<FaultException>()).WithMessage(
            $"{disk.Path}: the disk is full. Free some space, or name a folder on another disk with --cache-folder, "
            + "then run the same command again.").Which.Kind.Should().Be(FaultKind.Tool);
        Directory.GetFiles(disk.Path, "*.partial").Should().ContainSingle();
    }

    [Theory]
    [InlineData("/var/cache/me", "/home/me", "/var/cache/me/pipeline/pretrained")]
    [InlineData(null, "/home/me", "/home/me/.cache/pipeline/pretrained")]
    [InlineData("relative", "/home/me", "/home/me/.cache/pipeline/pretrained")]
    [InlineData("", "/home/me", "/home/me/.cache/pipeline/pretrained")]
    public void The_cache_lies_where_the_desktop_standard_says(string? cache, string? home, string expected) =>
        WikiText103.DefaultCacheFolderIn(name => name == "XDG_CACHE_HOME" ? cache : name == "HOME" ? home : null).Should().Be(expected);

    [Fact]
    public async Task Without_a_home_the_cache_must_be_named()
    {
        using var cache = new EnglishCache(request => EnglishCache.Send(request, Archive));

        var fetch = () => cache.FetchAsync(folder: WikiText103.DefaultCacheFolderIn(_ => null));

        (await fetch.Should().ThrowAsync<FaultException>())
            .WithMessage("The cache folder for the English models is not known. Set it with --cache-folder.")
            .Which.Kind.Should().Be(FaultKind.Settings);
    }
}
