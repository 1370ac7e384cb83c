using FakeCloud.Buckets;
using Google.Cloud.Storage.V1;
using Storage.Cloud;

namespace Storage.Tests.Cloud;

/// <summary>A store over a fake of Cloud Storage, which waits for nothing but answers.</summary>
internal sealed class FakeCloudStore : IAsyncDisposable
{
    public const string Bucket = "my-bucket";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private FakeCloudStore(FakeStorage server) => Server = server;

    public FakeStorage Server { get; }

    /// <summary>Remembers the pauses between tries.</summary>
    public ImpatientTime Clock { get; } = new(Patience);

    public FaultPlan<RequestKind, Fault> Faults => Server.Faults;

    public static async Task<FakeCloudStore> StartAsync() => new(await FakeStorage.StartAsync(Bucket));

    /// <param name="folder">What all names start with.</param>
    public IObjectStore Open(string folder = "") => Open(folder, Patience, Clock);

    /// <param name="patience">How long a download may bring nothing.</param>
    public IObjectStore Open(TimeSpan patience) => Open("", patience, new ImpatientTime(patience));

    /// <summary>With the sizes and limits that users get.</summary>
    public IObjectStore OpenAsShipped() => new CloudObjectStore(
        new CloudAddress(Bucket, ""), _ => Task.FromResult(Client()), CloudTransfer.Default, TimeProvider.System, Random.Shared);

    public StorageClient Client() => new StorageClientBuilder { BaseUri = $"{Server.Address}storage/v1/", UnauthenticatedAccess = true }.Build();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private CloudObjectStore Open(string folder, TimeSpan patience, TimeProvider clock) => new(
        new CloudAddress(Bucket, folder),
        _ => Task.FromResult(Client()),
        new CloudTransfer(UploadObjectOptions.MinimumChunkSize, patience),
        clock,
        new Random(1));
}
