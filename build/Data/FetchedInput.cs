using Storage;
using Storage.Locations;

namespace Build.Data;

/// <summary>An object of Cloud Storage and its copy on this machine.</summary>
/// <param name="Object">What the bucket holds.</param>
/// <param name="Path">The copy.</param>
/// <param name="Copied">False when the copy was there already.</param>
public sealed record FetchedInput(ObjectAddress Address, StoredObject Object, string Path, bool Copied);
