using Google.Api.Gax;
using Google.Cloud.Storage.V1;

namespace Storage.Cloud;

/// <summary>Client of Cloud Storage, created on first use.</summary>
/// <param name="connect">Creates the client.</param>
internal sealed class CloudConnection(Func<CancellationToken, Task<StorageClient>> connect)
{
    private readonly SemaphoreSlim _gate = new(1);
    private StorageClient? _client;

    /// <summary>Connects to Cloud Storage with Application Default Credentials, or to the emulator that <c>STORAGE_EMULATOR_HOST</c> names.</summary>
    public static Task<StorageClient> ConnectAsync(CancellationToken cancellation) =>
        new StorageClientBuilder { EmulatorDetection = EmulatorDetection.EmulatorOrProduction }.BuildAsync(cancellation);

    /// <summary>Gets the client.</summary>
    /// <exception cref="NoCredentialsException">Credentials are missing or cannot be read.</exception>
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

    // The client's own retries are switched off: CloudRetries decides whether and when a request is sent again.
    private static StorageClient Prepare(StorageClient client)
    {
        client.Service.HttpClient.MessageHandler.NumTries = 1;
        client.Service.HttpClient.MessageHandler.AddUnsuccessfulResponseHandler(RequestedPause.Recorder);
        return client;
    }
}
