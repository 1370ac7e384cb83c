using Build.Containers.Images;

namespace Build.Cloud;

/// <summary>Checks that Google's machines can reach the registry in an image's name. Sends no request.</summary>
internal sealed class ImageNameCheck(ImageReference image) : IPreflightCheck
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public string Subject => "image.uri";

    public Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Find()]);

    private IEnumerable<Finding> Find()
    {
        if (image.Host is null)
        {
            yield return Finding.Problem(
                Subject,
                $"{image} names no registry, and stays on this machine. Delete the key: the image is then named after submit.project and the region.",
                FaultKind.Settings);
        }
        else if (ThisMachine.Any(name => image.Host == name || image.Host.StartsWith(name + ":", StringComparison.Ordinal)))
        {
            yield return Finding.Warning(Subject, $"{image.Host} is this machine; Google's machines cannot pull an image from it.");
        }
    }
}
