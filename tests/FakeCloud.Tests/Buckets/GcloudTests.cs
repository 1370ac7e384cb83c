namespace FakeCloud.Tests.Buckets;

public sealed class GcloudTests : BucketClientTests
{
    protected override IBucketClient Client => field ??= new Gcloud(Server.Address, Folder.PathOf("gcloud"));
}
