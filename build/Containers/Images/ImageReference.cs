using Pipelines;

namespace Build.Containers.Images;

/// <summary>The name of an image: <c>HOST/PATH:TAG</c>.</summary>
/// <param name="Host">The registry, with its port; null for an image that stays on this machine.</param>
/// <param name="Path">The image's name in the registry.</param>
/// <remarks>Grammar: https://github.com/distribution/reference. Unlike there, a name without a host does not refer to Docker Hub.</remarks>
internal sealed record ImageReference(string? Host, string Path, string Tag)
{
    private const string DefaultTag = "latest";

    /// <summary>The name without its tag.</summary>
    public string Repository => Host is null ? Path : $"{Host}/{Path}";

    /// <summary>Whether the host is Container Registry, which has not accepted new images since March 2025.</summary>
    /// <remarks>https://cloud.google.com/artifact-registry/docs/transition/transition-from-gcr</remarks>
    public bool IsContainerRegistry => Host == "gcr.io" || Host?.EndsWith(".gcr.io", StringComparison.Ordinal) == true;

    /// <summary>Whether the registry accepts Google credentials.</summary>
    public bool IsGoogle => IsContainerRegistry || Host?.EndsWith(".pkg.dev", StringComparison.Ordinal) == true;

    /// <summary>The name in the image section, or the default name made of project, region and the section's keys.</summary>
    public static ImageReference Of(PipelineSettings settings) => settings.Image is { } image
        ? Parse(image.Uri
            ?? $"{settings.Submit.AllRegions[0]}-docker.pkg.dev/{settings.Submit.Project}/{image.Repository}/{image.Name}:{image.Tag}")
        : throw new InvalidOperationException("The pipeline has no image.");

    /// <param name="uri">A name that has passed the checks of <c>image.uri</c>.</param>
    public static ImageReference Parse(string uri)
    {
        var first = uri.Split('/')[0];
        var host = uri.Contains('/') && (first == "localhost" || first.IndexOfAny(['.', ':']) >= 0) ? first : null;
        var rest = host is null ? uri : uri[(host.Length + 1)..];
        var colon = rest.LastIndexOf(':');
        return colon < 0 ? new(host, rest, DefaultTag) : new(host, rest[..colon], rest[(colon + 1)..]);
    }

    /// <summary>The image's name by digest.</summary>
    public string At(string digest) => $"{Repository}@{digest}";

    public override string ToString() => $"{Repository}:{Tag}";
}
