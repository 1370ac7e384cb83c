using Jobs;
using Jobs.Cloud;

namespace Build.Cloud;

/// <summary>Checks that the job's service account exists and that jobs may run as it.</summary>
internal sealed class ServiceAccountCheck(string address, string project, ServiceAccounts accounts) : IPreflightCheck
{
    private const string Domain = ".iam.gserviceaccount.com";

    public string Subject => $"service account {address}";

    public async Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation)
    {
        if (!signedIn)
            return [Finding.Unchecked(Subject, "credentials are required.")];
        try
        {
            return Told(await accounts.LookAsync(address, cancellation)) is { } mistake ? [Finding.Problem(Subject, mistake)] : [];
        }
        catch (JobException refusal)
        {
            return [Finding.Unchecked(Subject, refusal.Message)];
        }
    }

    private string? Told(ServiceAccountState state) => state switch
    {
        ServiceAccountState.Absent => $"the account does not exist. {Creation}",
        ServiceAccountState.Disabled => $"it is disabled. Enable it: gcloud iam service-accounts enable {address}",
        ServiceAccountState.Forbidden =>
            "you may not run jobs as this account (iam.serviceAccounts.actAs is missing). Allow it: gcloud iam service-accounts add-iam-policy-binding "
            + $"{address} --member=user:YOUR_ADDRESS --role=roles/iam.serviceAccountUser",
        _ => null,
    };

    private string Creation => address.Split('@') is [var name, var host] && host == project + Domain
        ? $"Create it: gcloud iam service-accounts create {name} --project={project}"
        : $"List the existing accounts: gcloud iam service-accounts list --project={project}";
}
