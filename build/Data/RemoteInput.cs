using Build.Training;
using Storage.Locations;

namespace Build.Data;

/// <summary>An object of Cloud Storage that a pipeline reads.</summary>
/// <param name="File">Which file of the pretrained model it is; null for the data set.</param>
public sealed record RemoteInput(ObjectAddress Address, PretrainedFile? File)
{
    /// <summary>Whether the pipeline cannot do without.</summary>
    public bool Required => File is not { Required: false };
}
