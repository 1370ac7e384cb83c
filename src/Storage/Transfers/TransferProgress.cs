namespace Storage.Transfers;

/// <summary>Total progress of several transfers.</summary>
/// <param name="Bytes">The number of bytes copied so far; includes all bytes of copies that already existed.</param>
/// <param name="TotalBytes">The number of bytes to copy.</param>
/// <param name="Done">The number of completed transfers.</param>
/// <param name="Count">The number of transfers.</param>
public sealed record TransferProgress(long Bytes, long TotalBytes, int Done, int Count);
