namespace Storage;

/// <summary>Result of copying an object only if it has changed.</summary>
/// <param name="Object">The object as it is in the store now.</param>
/// <param name="Copied">Whether the content was copied; false when an equal copy, by size and CRC-32C, already existed.</param>
public sealed record ObjectCopy(StoredObject Object, bool Copied);
