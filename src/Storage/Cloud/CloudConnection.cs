using Google.Api.Gax;
using Google.Cloud.Storage.V1;

namespace Storage.Cloud;

/// <summary>The client of Cloud Storage, made when it is first needed.</summary>
/// <param name="connect">Makes it.</param>
internal sealed class CloudConnection(Func<CancellationToken, Task<StorageClient>> connect)
{
    private readonly SemaphoreSlim _gate = new(1);
    private StorageClient? _client;

    /// <summary>The real service with the machine's own credentials, or what <c>STORAGE_EMULATOR_HOST</c> names.</summary>
    public static Task<StorageClient> ConnectAsync(CancellationToken cancellation) =>
        new StorageClientBuilder { EmulatorDetection = EmulatorDetection.EmulatorOrProduction }.BuildAsync(cancellation);

    /// <exception cref="NoCredentialsException">There are no credentials, or none that can be read.</exception>
    public async Task<StorageClient> ClientAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return _client ??= Prepare(await MakeAsync(cancellation));
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<StorageClient> MakeAsync(CancellationToken cancellation)
    {
        try
        {
            return await connect(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            throw new NoCredentialsException(exception);
        }
    }

    // One failure, one exception: how often to try again, and when, is ours to say.
    private static StorageClient Prepare(StorageClient client)
    {
        client.Service.HttpClient.MessageHandler.NumTries = 1;
        client.Service.HttpClient.MessageHandler.AddUnsuccessfulResponseHandler(RequestedPause.Recorder);
        return client;
    }
}
