namespace Storage.Transfers;

/// <summary>How far several copies are.</summary>
/// <param name="Bytes">How many bytes have been copied; all of a copy that was there already.</param>
/// <param name="TotalBytes">How many bytes there are to copy.</param>
/// <param name="Done">How many copies are whole.</param>
/// <param name="Count">How many copies there are to make.</param>
public sealed record TransferProgress(long Bytes, long TotalBytes, int Done, int Count);
