namespace Storage.Transfers;

/// <summary>Adds up how far several copies are.</summary>
/// <param name="sizes">How much there is to copy of each, in bytes.</param>
/// <param name="progress">Told the sum, one call after the other; may be null.</param>
internal sealed class TransferTally(IReadOnlyList<long> sizes, IProgress<TransferProgress>? progress)
{
    private readonly Lock _gate = new();
    private readonly long[] _copied = new long[sizes.Count];
    private readonly long _total = sizes.Sum();
    private long _sum;
    private int _done;

    public IProgress<long> Of(int index) => new Share(this, index);

    /// <summary>Counts a copy as whole, however much had to be copied for it.</summary>
    public void Finish(int index) => Note(index, sizes[index], isDone: true);

    private void Note(int index, long copied, bool isDone)
    {
        lock (_gate)
        {
            // A source that grows meanwhile brings more than announced.
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
