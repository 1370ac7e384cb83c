using Storage;

namespace Build.Cloud;

/// <summary>Checks that the bucket contains the trainer's inputs, byte for byte.</summary>
/// <param name="copies">Files, and the objects that must have the same content.</param>
/// <param name="command">The command that copies the files.</param>
internal sealed class StagedDataCheck(
    IReadOnlyList<(string Path, string Object)> copies, IObjectStore store, string command) : IPreflightCheck
{
    public string Subject => "data";

    public async Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation)
    {
        try
        {
            var findings = await Task.WhenAll(copies.Select(copy => FindAsync(copy.Path, copy.Object, cancellation)));
            return [.. findings.OfType<Finding>()];
        }
        catch (StorageException refusal)
        {
            return [refusal.Problem == StorageProblem.Unavailable
                ? Finding.Unchecked(Subject, refusal.Message)
                : Finding.Problem(Subject, refusal.Message)];
        }
    }

    private async Task<Finding?> FindAsync(string path, string name, CancellationToken cancellation)
    {
        if (await store.FindAsync(name, cancellation) is not { } stored)
            return Finding.Problem(Subject, $"{store.Location} has no {name}. Copy it there: {command}");
        return stored.Checksum == await Checksum.OfFileAsync(path, cancellation)
            ? null
            : Finding.Problem(Subject, $"{store.Location} has a {name} that differs from {path}. Copy it there: {command}");
    }
}
