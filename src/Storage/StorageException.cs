using Faults;

namespace Storage;

/// <summary>Failure to store, read or list objects.</summary>
public sealed class StorageException(
    StorageProblem problem, string objectName, string message, Exception? innerException = null)
    : FaultException(FaultKind.Remote, message, innerException)
{
    /// <summary>Kind of the failure.</summary>
    public StorageProblem Problem { get; } = problem;

    /// <summary>Name of the object within its store.</summary>
    internal string ObjectName { get; } = objectName;

    /// <summary>Expected checksum, for <see cref="StorageProblem.Damaged"/>.</summary>
    internal Checksum? Expected { get; private init; }

    /// <summary>Actual checksum, for <see cref="StorageProblem.Damaged"/>; null when it is not known.</summary>
    internal Checksum? Found { get; private init; }

    internal static StorageException Damaged(
        string location, string objectName, string what, Checksum expected, Checksum found, string next) =>
        new(StorageProblem.Damaged, objectName, $"{location}: object \"{objectName}\" {what}: expected {expected}, found {found}. {next}")
        {
            Expected = expected,
            Found = found,
        };

    /// <summary>The content was not stored, and its actual checksum is not known.</summary>
    internal static StorageException Refused(
        string location, string objectName, Checksum expected, string why, Exception innerException) =>
        new(StorageProblem.Damaged, objectName, $"{location}: object \"{objectName}\" was rejected: expected {expected}, {why}", innerException)
        {
            Expected = expected,
        };

    internal static StorageException NotFound(string location, string objectName) =>
        new(StorageProblem.NotFound, objectName, $"{location}: there is no object \"{objectName}\". Check the name, or upload it first.");
}
