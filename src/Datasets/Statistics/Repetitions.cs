namespace Datasets.Statistics;

/// <summary>Counts repeated rows and keeps the first ones by line; rows may be added in any order.</summary>
internal sealed class Repetitions(int kept)
{
    private readonly PriorityQueue<RepeatedRow, long> _first = new();

    public long Count { get; private set; }

    public void Add(RepeatedRow row)
    {
        Count++;
        // The head of the queue is the last of the kept rows.
        _first.Enqueue(row, -row.Line);
        if (_first.Count > kept)
            _first.Dequeue();
    }

    public IEnumerable<FindingPlace> ToPlaces(string what) => _first.UnorderedItems
        .Select(item => item.Element)
        .OrderBy(row => row.Line)
        .Select(row => new FindingPlace(row.Line, $"same text as line {Figures.Count(row.FirstLine)}, {what}"));
}
