namespace Storage.Tests.Cloud;

public sealed class CloudObjectStoreTests : CloudObjectStoreContract
{
    protected override string Prefix => "";

    [Fact]
    public void A_bucket_is_called_by_its_address() => Store.Location.Should().Be("gs://my-bucket");

    [Fact]
    public async Task Names_that_no_store_of_ours_gives_are_left_out()
    {
        await Cloud.Server.PutAsync(FakeCloudStore.Bucket, "folder/", []);
        await Cloud.Server.PutAsync(FakeCloudStore.Bucket, "a//b", [1]);
        await Cloud.Server.PutAsync(FakeCloudStore.Bucket, "folder/a", [1]);

        (await NamesAsync("")).Should().Equal("folder/a");
    }

    [Fact]
    public async Task A_long_list_comes_page_by_page()
    {
        for (var i = 0; i < 2001; i++)
            await Cloud.Server.PutAsync(FakeCloudStore.Bucket, $"{i:d4}", []);

        (await NamesAsync("")).Should().Equal(Enumerable.Range(0, 2001).Select(i => $"{i:d4}"));
        Cloud.Server.RequestsOf(FakeCloud.Buckets.RequestKind.List).Should().HaveCount(3);
    }
}
