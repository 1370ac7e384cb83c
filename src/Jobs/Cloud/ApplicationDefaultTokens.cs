using Credentials;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace Jobs.Cloud;

/// <summary>
/// Tokens of Application Default Credentials: the file that GOOGLE_APPLICATION_CREDENTIALS names, else gcloud's file, else the service account
/// of the machine.
/// </summary>
/// <param name="quotaProject">Overrides the quota project of the credentials; null keeps it.</param>
/// <remarks>https://cloud.google.com/docs/authentication/application-default-credentials</remarks>
internal sealed class ApplicationDefaultTokens(string? quotaProject = null) : IAccessTokenSource, IDisposable
{
    public const string SignIn = "gcloud auth application-default login";

    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    private readonly SemaphoreSlim _gate = new(1);
    private GoogleCredential? _credential;

    public async Task<AccessToken?> GetAsync(bool renew, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            _credential ??= (await GoogleCredential.GetApplicationDefaultAsync(cancellation)).CreateScoped(Scope);
            if (renew)
                await RenewAsync(_credential.UnderlyingCredential, cancellation);
            var value = await _credential.UnderlyingCredential.GetAccessTokenForRequestAsync(cancellationToken: cancellation);
            return new AccessToken(value, quotaProject ?? _credential.QuotaProject);
        }
        catch (Exception exception) when (Explain(exception) is { } message)
        {
            throw new JobException(message, exception) { MayPass = CredentialsFailure.MayPass(exception) };
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private static Task RenewAsync(ICredential credential, CancellationToken cancellation) => credential switch
    {
        UserCredential user => user.RefreshTokenAsync(cancellation),
        ServiceCredential service => service.RequestAccessTokenAsync(cancellation),
        _ => Task.CompletedTask,
    };

    private static string? Explain(Exception exception) =>
        CredentialsFailure.Explain(exception, CredentialsFile.OfProcess()) ?? exception switch
        {
            HttpRequestException => $"Google's token server cannot be reached ({exception.Message}). Check the network, then try again.",
            _ when CredentialsFailure.MayPass(exception) => "Google's token server fails. Try again later.",
            TokenResponseException refused =>
                $"Google does not accept this machine's credentials: {refused.Error.Error}. Sign in again: {SignIn}",
            InvalidOperationException or IOException =>
                $"There are no usable Google credentials. Run {SignIn}, or set {CredentialsFile.Variable} to a key file.",
            _ => null,
        };
}
