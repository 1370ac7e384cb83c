using Jobs;
using Jobs.Cloud;
using Settings.Declarations;

namespace Build.Cloud;

/// <summary>Checks that the service in one region accepts this account's requests for this project.</summary>
internal sealed class RegionCheck(string region, CloudAccess access, MachineCatalog catalog) : IPreflightCheck
{
    public string Subject => $"region {region}";

    private bool IsKnown => catalog.Regions.Contains(region);

    private string? Unknown => IsKnown
        ? null
        : $"{region} is not one of the regions known as of {catalog.AsOf}. "
            + (Nearest.To(region, catalog.Regions) is { } near ? $"Did you mean {near}?" : $"Known: {string.Join(", ", catalog.Regions)}.");

    public async Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation)
    {
        if (!signedIn)
            return [Unknown is { } mistake ? Finding.Problem(Subject, mistake, FaultKind.Settings) : Finding.Unchecked(Subject, "credentials are required.")];
        try
        {
            await access.UseAsync(cancellation);
            // The service is more current than the table.
            return Unknown is { } news ? [Finding.Warning(Subject, news)] : [];
        }
        catch (JobException refusal)
        {
            return [Unknown is { } mistake
                ? Finding.Problem(Subject, $"{mistake} {refusal.Message}", FaultKind.Settings)
                : Told(refusal)];
        }
    }

    private Finding Told(JobException refusal) =>
        refusal.MayPass ? Finding.Unchecked(Subject, refusal.Message) : Finding.Problem(Subject, refusal.Message);
}
