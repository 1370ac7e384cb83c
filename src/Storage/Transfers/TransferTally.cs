namespace Storage.Transfers;

/// <summary>Sums the progress of several transfers.</summary>
/// <param name="sizes">The size of each transfer in bytes.</param>
/// <param name="progress">Receives the sum, one call at a time; may be null.</param>
internal sealed class TransferTally(IReadOnlyList<long> sizes, IProgress<TransferProgress>? progress)
{
    private readonly Lock _gate = new();
    private readonly long[] _copied = new long[sizes.Count];
    private readonly long _total = sizes.Sum();
    private long _sum;
    private int _done;

    public IProgress<long> Of(int index) => new Share(this, index);

    /// <summary>Counts a transfer as completed, regardless of the number of bytes copied for it.</summary>
    public void Finish(int index) => Note(index, sizes[index], isDone: true);

    private void Note(int index, long copied, bool isDone)
    {
        lock (_gate)
        {
            // A source that grows during the transfer yields more bytes than announced.
            var counted = Math.Min(copied, sizes[index]);
            _sum += counted - _copied[index];
            _copied[index] = counted;
            if (isDone)
                _done++;
            progress?.Report(new TransferProgress(_sum, _total, _done, sizes.Count));
        }
    }

    private sealed class Share(TransferTally tally, int index) : IProgress<long>
    {
        public void Report(long value) => tally.Note(index, value, isDone: false);
    }
}
