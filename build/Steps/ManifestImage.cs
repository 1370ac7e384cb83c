using System.Text.Json.Serialization;

namespace Build.Steps;

/// <summary>The newest image of a pipeline.</summary>
/// <param name="Uri">The image's name, with its tag.</param>
/// <param name="Id">The digest of its configuration, which is its id in this machine's engine.</param>
/// <param name="BaseId">The id of the base image; null if the engine does not keep it.</param>
/// <param name="Pushed">The image's name in its registry, by digest; null until the push is confirmed.</param>
internal sealed record ManifestImage(string Uri, string Id, string? BaseId, string? Pushed = null)
{
    /// <summary>The name by which containers are started on this machine.</summary>
    [JsonIgnore]
    public string Runnable => Pushed ?? Id;
}
