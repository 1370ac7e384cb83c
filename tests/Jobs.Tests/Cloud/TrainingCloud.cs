using System.Collections.Concurrent;
using FakeVertexAi;
using Jobs.Cloud;
using Jobs.VertexAi;

namespace Jobs.Tests.Cloud;

/// <summary>A cloud of the test's own, and the services that use it.</summary>
internal sealed class TrainingCloud : IAsyncDisposable
{
    public const string Secret = "ya29.very-secret";

    public static readonly CloudLocation Location = new("my-project", "us-central1");

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();

    private TrainingCloud(FakeTrainingCloud server) => Server = server;

    public FakeTrainingCloud Server { get; }

    public FixedToken Tokens { get; } = new(Secret);

    public ImpatientTime Clock { get; } = new(new CloudTiming().Patience);

    public string NotesFolder => _folder.PathOf("notes");

    public GoogleConnection Connection => new(_http, Tokens, new GoogleEndpoints(Server.Address, Server.Address, Server.Address) { Iam = Server.Address })
    {
        Notice = Notices.Enqueue,
    };

    public ConcurrentQueue<string> Notices { get; } = [];

    public VertexAiJobService Service => ServiceWith(new CloudTiming());

    public static async Task<TrainingCloud> StartAsync() => new(await FakeTrainingCloud.StartAsync());

    /// <param name="notes">Another folder of notes: that of another machine.</param>
    public VertexAiJobService ServiceWith(
        CloudTiming timing, string? notes = null, TimeProvider? clock = null, IReadOnlyDictionary<string, string>? scope = null) =>
        new(Location, Connection, scope ?? new Dictionary<string, string>(), notes ?? NotesFolder, clock ?? Clock, timing);

    public string PathOf(string name) => _folder.PathOf(name);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }
}
