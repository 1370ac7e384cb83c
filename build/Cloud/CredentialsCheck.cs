using Jobs;
using Jobs.Cloud;

namespace Build.Cloud;

/// <summary>Checks that this machine has Google credentials.</summary>
internal sealed class CredentialsCheck(CloudAccess access) : IPreflightCheck
{
    public string Subject => "credentials";

    public async Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation)
    {
        try
        {
            await access.SignInAsync(cancellation);
            return [];
        }
        catch (JobException refusal)
        {
            return [Finding.Problem(Subject, refusal.Message)];
        }
    }
}
