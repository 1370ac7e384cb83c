namespace Google.Cloud.Storage.V1.Tests;

/// <summary>Notes what is reported before the reporter goes on.</summary>
internal sealed class SynchronousProgress<T> : IProgress<T>
{
    public List<T> Values { get; } = [];

    public void Report(T value) => Values.Add(value);
}
