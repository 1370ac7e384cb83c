using Faults;

namespace Storage;

/// <summary>An object could not be stored or fetched whole.</summary>
public sealed class StorageException(
    StorageProblem problem, string objectName, string message, Exception? innerException = null)
    : FaultException(FaultKind.Remote, message, innerException)
{
    public StorageProblem Problem { get; } = problem;

    /// <summary>The name of the object within its store.</summary>
    public string ObjectName { get; } = objectName;

    /// <summary>What the content should have been, for <see cref="StorageProblem.Damaged"/>.</summary>
    public Checksum? Expected { get; private init; }

    /// <summary>What the content is, for <see cref="StorageProblem.Damaged"/>.</summary>
    public Checksum? Found { get; private init; }

    internal static StorageException Damaged(
        string location, string objectName, string what, Checksum expected, Checksum found, string next) =>
        new(StorageProblem.Damaged, objectName, $"{location}: object \"{objectName}\" {what}: expected {expected}, found {found}. {next}")
        {
            Expected = expected,
            Found = found,
        };

    /// <summary>Nothing of the content was kept, and what it would have been is not known.</summary>
    internal static StorageException Refused(
        string location, string objectName, Checksum expected, string why, Exception innerException) =>
        new(StorageProblem.Damaged, objectName, $"{location}: object \"{objectName}\" was refused: expected {expected}, {why}", innerException)
        {
            Expected = expected,
        };

    internal static StorageException NotFound(string location, string objectName) =>
        new(StorageProblem.NotFound, objectName, $"{location}: there is no object \"{objectName}\". Check the name, or upload it first.");
}
