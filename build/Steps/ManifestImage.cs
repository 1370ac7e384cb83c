using System.Text.Json.Serialization;

namespace Build.Steps;

/// <summary>The newest image of a pipeline.</summary>
/// <param name="Uri">Its name, with its tag.</param>
/// <param name="Id">The digest of its configuration: what this machine's engine knows it by.</param>
/// <param name="BaseId">The id of the image it stands on; null where the engine does not keep that one.</param>
/// <param name="Pushed">Its name in its registry, with the digest; null until it is known to be there.</param>
internal sealed record ManifestImage(string Uri, string Id, string? BaseId, string? Pushed = null)
{
    /// <summary>What a container is made of on this machine.</summary>
    [JsonIgnore]
    public string Runnable => Pushed ?? Id;
}
