using Storage;
using Storage.Cloud;

namespace Build.Cloud;

/// <summary>Checks that a bucket exists, can be read and written, and is in the job's region.</summary>
/// <param name="bucket">The bucket's name.</param>
/// <param name="regions">Regions that the job may run in.</param>
internal sealed class BucketCheck(string bucket, IReadOnlyList<string> regions, BucketInspector inspector) : IPreflightCheck
{
    private const string About = "bucket", Grant = "--member=user:YOUR_ADDRESS --role=roles/";

    // Overwriting an object requires the right to delete it.
    private static readonly string[] Needed =
        ["storage.objects.create", "storage.objects.delete", "storage.objects.get", "storage.objects.list"];

    public string Subject => $"bucket gs://{bucket}";

    public async Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation)
    {
        var place = await PlaceAsync(signedIn, cancellation);
        return place is [{ Kind: FindingKind.Problem }] ? place : [.. place, .. await PermissionsAsync(signedIn, cancellation)];
    }

    private async Task<IReadOnlyList<Finding>> PlaceAsync(bool signedIn, CancellationToken cancellation)
    {
        try
        {
            var facts = await inspector.LookAsync(cancellation);
            var far = regions.Where(region => !facts.IsIn(region)).ToArray();
            return far.Length == 0 ? [] : [Finding.Warning(
                About,
                $"gs://{bucket} is in {facts.Location}, and the job may run in {string.Join(", ", far)}: reads take longer from there, and traffic between "
                + $"regions is billed. Create a bucket near the job: gcloud storage buckets create gs://NAME --location={far[0]}")];
        }
        catch (StorageException refusal) when (refusal.Problem == StorageProblem.Denied)
        {
            return [Finding.Unchecked(
                About,
                $"{refusal.Message} To let the account read the bucket's location: gcloud storage buckets add-iam-policy-binding gs://{bucket} "
                + $"{Grant}storage.legacyBucketReader")];
        }
        catch (StorageException refusal)
        {
            return [Told(refusal, signedIn)];
        }
    }

    private async Task<IReadOnlyList<Finding>> PermissionsAsync(bool signedIn, CancellationToken cancellation)
    {
        try
        {
            var lacked = await inspector.LackedAsync(Needed, cancellation);
            return lacked.Count == 0 ? [] : [Finding.Problem(
                About,
                $"gs://{bucket}: this account lacks {string.Join(", ", lacked)}. Give it the role: gcloud storage buckets add-iam-policy-binding gs://{bucket} "
                + $"{Grant}storage.objectAdmin")];
        }
        catch (StorageException refusal)
        {
            return [Told(refusal, signedIn)];
        }
    }

    private Finding Told(StorageException refusal, bool signedIn) => refusal.Problem switch
    {
        StorageProblem.NoCredentials when !signedIn => Finding.Unchecked(About, $"gs://{bucket}: credentials are required."),
        StorageProblem.NoCredentials or StorageProblem.NoSuchBucket => Finding.Problem(About, refusal.Message),
        _ => Finding.Unchecked(About, refusal.Message),
    };
}
