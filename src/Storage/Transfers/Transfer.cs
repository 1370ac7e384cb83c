namespace Storage.Transfers;

/// <summary>One of several copies that are made at once.</summary>
/// <param name="Size">How much there is to copy, in bytes.</param>
/// <param name="RunAsync">Makes the copy, or finds it made; tells how many bytes have been copied.</param>
public sealed record Transfer<T>(long Size, Func<IProgress<long>, CancellationToken, Task<T>> RunAsync);
