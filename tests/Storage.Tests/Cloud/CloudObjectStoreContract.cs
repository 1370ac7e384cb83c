namespace Storage.Tests.Cloud;

public abstract class CloudObjectStoreContract : ObjectStoreContract
{
    private FakeCloudStore _cloud = null!;

    private protected FakeCloudStore Cloud => _cloud;

    protected abstract string Prefix { get; }

    protected override IObjectStore OpenStore() => _cloud.Open(Prefix);

    public override async ValueTask InitializeAsync() => _cloud = await FakeCloudStore.StartAsync();

    public override async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        await base.DisposeAsync();
    }
}
