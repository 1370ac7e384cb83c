using Google.Api.Gax;
using Google.Api.Gax.Rest;
using Google.Apis.Http;
using Google.Apis.Services;
using Google.Apis.Storage.v1;
using Google.Cloud.Storage.V1.Internal;

namespace Google.Cloud.Storage.V1;

/// <summary>
/// Builds a client: where the server is and with which credentials. Without any, they are the machine's own (Application Default
/// Credentials: the file named by <c>GOOGLE_APPLICATION_CREDENTIALS</c>, then gcloud's, then the metadata server's).
/// </summary>
public sealed class StorageClientBuilder : ClientBuilderBase<StorageClient>
{
    private const string EmulatorVariable = "STORAGE_EMULATOR_HOST";

    public StorageClientBuilder() => UseJwtAccessWithScopes = true;

    /// <summary>Sends no credentials: enough for public objects and for emulators.</summary>
    public bool UnauthenticatedAccess { get; set; }

    /// <summary>What <c>STORAGE_EMULATOR_HOST</c> (an address, with or without <c>http://</c>) does; nothing, unless told otherwise.</summary>
    public EmulatorDetection EmulatorDetection { get; set; } = EmulatorDetection.None;

    /// <exception cref="InvalidOperationException">The settings contradict each other, or there are no credentials.</exception>
    public override StorageClient Build()
    {
        if (ForEmulator() is { } emulator)
            return emulator.Build();
        Validate();
        return new StorageClientImpl(new StorageService(CreateServiceInitializer()));
    }

    /// <inheritdoc cref="Build"/>
    public override async Task<StorageClient> BuildAsync(CancellationToken cancellationToken = default)
    {
        if (ForEmulator() is { } emulator)
            return await emulator.BuildAsync(cancellationToken);
        Validate();
        return new StorageClientImpl(new StorageService(await CreateServiceInitializerAsync(cancellationToken)));
    }

    protected override void Validate()
    {
        base.Validate();
        GaxPreconditions.CheckState(
            !UnauthenticatedAccess || !HasCredentials, "Unauthenticated access was asked for, and credentials were given too.");
    }

    protected override BaseClientService.Initializer CreateServiceInitializer() => WithoutBackOff(base.CreateServiceInitializer());

    protected override async Task<BaseClientService.Initializer> CreateServiceInitializerAsync(CancellationToken cancellationToken) =>
        WithoutBackOff(await base.CreateServiceInitializerAsync(cancellationToken));

    protected override IConfigurableHttpClientInitializer GetHttpClientInitializer() =>
        UnauthenticatedAccess ? null! : base.GetHttpClientInitializer();

    protected override Task<IConfigurableHttpClientInitializer> GetHttpClientInitializerAsync(CancellationToken cancellationToken) =>
        UnauthenticatedAccess
            ? Task.FromResult<IConfigurableHttpClientInitializer>(null!)
            : base.GetHttpClientInitializerAsync(cancellationToken);

    protected override string GetDefaultApplicationName() => StorageClientImpl.ApplicationName;

    protected override ScopedCredentialProvider GetScopedCredentialProvider() => StorageClientImpl.Credentials;

#pragma warning disable CS0618 // CredentialsPath and JsonCredentials are obsolete; a caller may still have set them.
    private bool HasCredentials =>
        ApiKey is not null || Credential is not null || GoogleCredential is not null || CredentialsPath is not null || JsonCredentials is not null;
#pragma warning restore CS0618

    // RetryOptions say what is sent again; the service's own back-off would come on top of them.
    private static BaseClientService.Initializer WithoutBackOff(BaseClientService.Initializer initializer)
    {
        initializer.DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None;
        return initializer;
    }

    private StorageClientBuilder? ForEmulator()
    {
        var host = Environment.GetEnvironmentVariable(EmulatorVariable);
        var isSet = !string.IsNullOrWhiteSpace(host);
        GaxPreconditions.CheckState(
            !isSet || EmulatorDetection != EmulatorDetection.ProductionOnly, $"{EmulatorVariable} is set, and only the real service is wanted.");
        GaxPreconditions.CheckState(
            isSet || EmulatorDetection != EmulatorDetection.EmulatorOnly, $"{EmulatorVariable} is not set, and only an emulator is wanted.");
        if (!isSet || EmulatorDetection is not (EmulatorDetection.EmulatorOnly or EmulatorDetection.EmulatorOrProduction))
            return null;
        return new StorageClientBuilder
        {
            BaseUri = host!.StartsWith("http", StringComparison.OrdinalIgnoreCase) && host.Contains("://") ? host : $"http://{host}",
            UnauthenticatedAccess = true,
            ApplicationName = ApplicationName,
            HttpClientFactory = HttpClientFactory,
        };
    }
}
