using Build.Training;
using Storage.Locations;

namespace Build.Inputs;

/// <summary>A Cloud Storage object that a pipeline reads.</summary>
/// <param name="File">The file of the pretrained model; null for the data set.</param>
internal sealed record RemoteInput(ObjectAddress Address, PretrainedFile? File)
{
    /// <summary>Whether the pipeline cannot run without it.</summary>
    public bool Required => File is not { Required: false };
}
