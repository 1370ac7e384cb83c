namespace Storage;

/// <summary>What came of copying an object only if it had changed.</summary>
/// <param name="Object">The object as it lies in the store now.</param>
/// <param name="Copied">False when the copy was there already, equal by size and CRC-32C.</param>
public sealed record ObjectCopy(StoredObject Object, bool Copied);
