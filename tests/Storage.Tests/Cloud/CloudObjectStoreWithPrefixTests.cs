using Faults;

namespace Storage.Tests.Cloud;

public sealed class CloudObjectStoreWithPrefixTests : CloudObjectStoreContract
{
    protected override string Prefix => "teams/nlp/";

    [Fact]
    public void A_part_of_a_bucket_is_called_by_its_address() => Store.Location.Should().Be("gs://my-bucket/teams/nlp");

    [Fact]
    public async Task Objects_outside_the_prefix_are_not_seen()
    {
        await Cloud.Server.PutAsync(FakeCloudStore.Bucket, "teams/nlp2/a", [1]);
        await Cloud.Server.PutAsync(FakeCloudStore.Bucket, "a", [1]);
        await Store.UploadAsync(Folder.Write("source", "x"), "b");

        (await NamesAsync("")).Should().Equal("b");
        (await Store.FindAsync("a")).Should().BeNull();
        Cloud.Server.Find(FakeCloudStore.Bucket, "teams/nlp/b").Should().NotBeNull();
    }

    [Fact]
    public async Task A_name_too_long_together_with_its_prefix_is_refused()
    {
        var name = string.Join('/', Enumerable.Repeat("abc", 254));

        (await FluentActions.Awaiting(() => Store.FindAsync(name)).Should().ThrowAsync<FaultException>()
            .WithMessage("\"teams/nlp/abc/*\" is not a valid object name: it has 1025 bytes, and the maximum is 1024. Example: models/fr/model.bin"))
            .Which.Kind.Should().Be(FaultKind.Settings);
    }
}
