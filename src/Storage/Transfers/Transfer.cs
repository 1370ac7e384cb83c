namespace Storage.Transfers;

/// <summary>One of several transfers that run in parallel.</summary>
/// <typeparam name="T">The type of its result.</typeparam>
/// <param name="Size">The size of the content in bytes.</param>
/// <param name="RunAsync">Copies the content, or finds that a copy exists; reports the number of bytes copied so far.</param>
public sealed record Transfer<T>(long Size, Func<IProgress<long>, CancellationToken, Task<T>> RunAsync);
