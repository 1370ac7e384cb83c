using Storage;
using Storage.Locations;

namespace Build.Inputs;

/// <summary>A Cloud Storage object and its copy on this machine.</summary>
/// <param name="Object">The object in the bucket.</param>
/// <param name="Path">The path of the copy.</param>
/// <param name="Copied">False if the copy already existed.</param>
internal sealed record FetchedInput(ObjectAddress Address, StoredObject Object, string Path, bool Copied);
