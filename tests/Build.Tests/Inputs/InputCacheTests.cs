using Build.Inputs;
using Storage;
using Storage.Folders;
using Storage.Locations;

namespace Build.Tests.Inputs;

public sealed class InputCacheTests : IDisposable
{
    private static readonly ObjectAddress Address = new("b-1", "fr/data.csv");

    private readonly TempFolder _folder = new();
    private readonly FolderObjectStore _bucket;
    private readonly InputCache _cache;

    public InputCacheTests() => (_bucket, _cache) = (new(_folder.PathOf("bucket")), new(_folder.PathOf("cache")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_lies_under_its_address_and_what_it_holds()
    {
        var stored = await PutAsync("123456789");

        var fetched = await FetchAsync();

        fetched.Checksum.Should().Be(stored.Checksum);
        _cache.PathOf(Address, stored.Checksum).Should().Be(_folder.PathOf("cache", "b-1", "fr", "data.csv", "9-e3069283", "data.csv"));
        File.ReadAllText(_cache.PathOf(Address, stored.Checksum)).Should().Be("123456789");
        (await _cache.HoldsAsync(Address, stored.Checksum)).Should().BeTrue();
    }

    [Fact]
    public async Task A_copy_stays_when_the_object_changes()
    {
        var first = await PutAsync("first");
        await FetchAsync();
        var second = await PutAsync("second");

        (await _cache.HoldsAsync(Address, second.Checksum)).Should().BeFalse();
        await FetchAsync();

        File.ReadAllText(_cache.PathOf(Address, first.Checksum)).Should().Be("first");
        File.ReadAllText(_cache.PathOf(Address, second.Checksum)).Should().Be("second");
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678")]
    [InlineData("123456780")]
    [InlineData(null)]
    public async Task A_copy_that_was_damaged_is_none(string? now)
    {
        var stored = await PutAsync("123456789");
        await FetchAsync();
        var path = _cache.PathOf(Address, stored.Checksum);

        if (now is null)
            File.Delete(path);
        else
            File.WriteAllText(path, now);

        (await _cache.HoldsAsync(Address, stored.Checksum)).Should().BeFalse();
        await FetchAsync();
        (await _cache.HoldsAsync(Address, stored.Checksum)).Should().BeTrue();
    }

    [Fact]
    public async Task What_cannot_be_fetched_leaves_nothing()
    {
        await PutAsync("123456789");
        File.WriteAllText(Path.Combine(_bucket.Location, "fr", "data.csv"), "damaged");

        (await FluentActions.Awaiting(FetchAsync).Should().ThrowAsync<StorageException>()).Which.Problem.Should().Be(StorageProblem.Damaged);

        Directory.EnumerateFiles(_folder.PathOf("cache"), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Should().BeEmpty();
    }

    [Fact]
    public async Task Builds_that_fetch_the_same_at_once_do_not_disturb_each_other()
    {
        var stored = await PutAsync(new string('x', 300_000));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(FetchAsync)));

        (await _cache.HoldsAsync(Address, stored.Checksum)).Should().BeTrue();
        Directory.EnumerateFiles(_folder.PathOf("cache"), "*", SearchOption.AllDirectories).Should().HaveCount(1);
    }

    private Task<StoredObject> FetchAsync() => _cache.FetchAsync(_bucket, Address, CancellationToken.None);

    private Task<StoredObject> PutAsync(string text) => _bucket.UploadAsync(_folder.Write("source", text), Address.Name);
}
