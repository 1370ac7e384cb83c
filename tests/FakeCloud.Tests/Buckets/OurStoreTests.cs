namespace FakeCloud.Tests.Buckets;

public sealed class OurStoreTests : BucketClientTests
{
    protected override IBucketClient Client => field ??= new OurStore(Server.Address);
}
