using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using static Datasets.Csv.StructuralBytes;

namespace Datasets.Csv;

/// <summary>
/// Reads CSV (RFC 4180; lines end in LF, CRLF or CR; empty lines are skipped) as UTF-8 bytes, one row at a time, in a window of constant
/// size. Problems of a row are reported in <see cref="Problems"/>, and reading continues with the line after the one where the broken cell
/// started, so that one wrong quote does not affect the rest of the file. Each line either leaves the quotes balanced or flips them, so no
/// line is read more than twice for this reason.
/// </summary>
public sealed class CsvReader : IDisposable
{
    /// <summary>The maximum length of a row, in bytes. It bounds memory, and the search for a missing closing quote.</summary>
    public const int MaxRowBytes = 8 << 20;

    // A window of this size and its positions fit into a core's second-level cache.
    private const int InitialWindow = 1 << 17;

    private readonly CsvBuffer _buffer;
    private readonly byte _separator;
    private readonly List<CsvProblem> _problems = [];
    private int[] _ends = new int[64];
    private bool _hasEscapes;
    private int _rowStart;
    private long _nextLine = 1;
    private int _openQuote;
    private bool _resumeAtNextLine;

    /// <param name="stream">The file's bytes; disposed with the reader.</param>
    /// <param name="separator">An ASCII character.</param>
    public CsvReader(Stream stream, char separator)
        : this(stream, separator, InitialWindow)
    {
    }

    /// <param name="stream">The file's bytes; disposed with the reader.</param>
    /// <param name="separator">An ASCII character.</param>
    /// <param name="window">Initial size of the window in bytes: at least 3, for a byte order mark.</param>
    internal CsvReader(Stream stream, char separator, int window)
    {
        _separator = (byte)separator;
        _buffer = new CsvBuffer(stream, _separator, window);
        _buffer.Fill();
        HasByteOrderMark = _buffer.Bytes.StartsWith(Encoding.UTF8.Preamble);
        IsUtf16 = _buffer.Bytes.StartsWith(Encoding.Unicode.Preamble) || _buffer.Bytes.StartsWith(Encoding.BigEndianUnicode.Preamble);
        if (HasByteOrderMark)
            _buffer.Skip(Encoding.UTF8.Preamble.Length);
    }

    /// <summary>Whether the file starts with a UTF-8 byte order mark, which belongs to no cell.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>Whether the file starts with a UTF-16 byte order mark. Its rows are then meaningless.</summary>
    public bool IsUtf16 { get; }

    /// <summary>The required number of cells per row; 0, the initial value, for any number.</summary>
    public int ExpectedCells { get; private set; }

    /// <summary>The line, from 1, on which the row starts.</summary>
    public long Line { get; private set; }

    /// <summary>The number of cells in the row.</summary>
    public int CellCount { get; private set; }

    /// <summary>The number of empty lines skipped so far.</summary>
    public long BlankLines { get; private set; }

    /// <summary>The row's problems. If a quote is wrong, the row's cells end before the broken cell.</summary>
    public IReadOnlyList<CsvProblem> Problems => _problems;

    /// <summary>
    /// A cell of the row, from 0 to <see cref="CellCount"/> - 1, and below <see cref="ExpectedCells"/> if that is set.
    /// </summary>
    public CsvCell this[int index]
    {
        get
        {
            var raw = _buffer.Bytes[StartOf(index).._ends[index]];
            var quoted = !raw.IsEmpty && raw[0] == Quote;
            return new CsvCell(raw, quoted, _hasEscapes && quoted && raw[1..^1].Contains(Quote));
        }
    }

    /// <summary>The line, from 1, on which a cell of the row starts.</summary>
    public long LineOf(int cell) => LineAt(StartOf(cell));

    /// <returns>The bytes of adjacent cells and the separators between them.</returns>
    public ReadOnlySpan<byte> RawOf(int firstCell, int lastCell) => _buffer.Bytes[StartOf(firstCell).._ends[lastCell]];

    /// <summary>Requires all following rows to have as many cells as this one.</summary>
    public void ExpectCellsAsHere()
    {
        ExpectedCells = CellCount;
        Array.Resize(ref _ends, CellCount);
    }

    /// <summary>Advances to the next row that is not an empty line.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        if (_resumeAtNextLine)
        {
            _buffer.SkipLine();
            _resumeAtNextLine = false;
            _nextLine++;
        }
        while (true)
        {
            _problems.Clear();
            switch (ScanRow())
            {
                case Scan.Row:
                    return true;
                case Scan.Blank:
                    BlankLines++;
                    break;
                case Scan.End:
                    return false;
                case Scan.Incomplete when _buffer.Filled - _buffer.Start < MaxRowBytes:
                    _buffer.Fill();
                    break;
                default:
                    Break(_openQuote < 0 ? CsvProblemKind.RowTooLong : CsvProblemKind.UnterminatedQuote, Math.Max(_openQuote, _rowStart));
                    return true;
            }
        }
    }

    public void Dispose() => _buffer.Dispose();

    // A process reads a data set once or twice, so the code for every row is fully optimized at its first call.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Scan ScanRow()
    {
        var bytes = _buffer.Bytes;
        var marks = _buffer.Marks;
        var ends = _ends.AsSpan();
        var separator = _separator;
        var mark = _buffer.StartMark;
        var cells = 0;
        var innerLines = 0;
        BeginRow();
        if (_rowStart == bytes.Length)
            return _buffer.AtEnd ? Scan.End : Scan.Incomplete;

        while (mark < marks.Length)
        {
            var at = marks[mark++];
            var value = bytes[at];
            if (value == separator)
            {
                if (cells < ends.Length)
                    ends[cells] = at;
                else if (ExpectedCells == 0)
                    ends = GrowEnds(at);
                cells++;
                continue;
            }

            CellCount = cells;
            if (value == Quote)
            {
                var start = cells == 0 ? _rowStart : cells <= ends.Length ? ends[cells - 1] + 1 : marks[mark - 2] + 1;
                if (at != start)
                    return Break(CsvProblemKind.StrayQuote, at);
                if (ScanQuoted(ref mark, start, ref innerLines) is { } stop)
                    return stop;
            }
            else if (value == Nul)
            {
                AddOnce(CsvProblemKind.NulByte, LineAt(at), cells);
            }
            else if (value == CarriageReturn && at + 1 == bytes.Length && !_buffer.AtEnd)
            {
                return Scan.Incomplete;
            }
            else
            {
                var isPair = value == CarriageReturn && at + 1 < bytes.Length && bytes[at + 1] == LineFeed;
                return EndRow(at, isPair ? at + 2 : at + 1, isPair ? mark + 1 : mark, innerLines + 1);
            }
        }
        CellCount = cells;
        return _buffer.AtEnd ? EndRow(bytes.Length, bytes.Length, mark, innerLines + 1) : Scan.Incomplete;
    }

    private void BeginRow()
    {
        _rowStart = _buffer.Start;
        _openQuote = -1;
        _hasEscapes = false;
        CellCount = 0;
        Line = _nextLine;
    }

    /// <summary>Scans a quoted cell from its opening quote to its closing quote.</summary>
    /// <returns>Null if the cell is closed and followed by a separator, a line end or the end of the file.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Scan? ScanQuoted(ref int mark, int start, ref int innerLines)
    {
        var bytes = _buffer.Bytes;
        var marks = _buffer.Marks;
        _openQuote = start;
        while (mark < marks.Length)
        {
            var at = marks[mark++];
            var next = at + 1 < bytes.Length ? bytes[at + 1] : (byte)0;
            switch (bytes[at])
            {
                case Quote when at + 1 == bytes.Length && !_buffer.AtEnd:
                    return Scan.Incomplete;
                case Quote when next == Quote:
                    _hasEscapes = true;
                    mark++;
                    break;
                case Quote when at + 1 == bytes.Length || next == _separator || next is LineFeed or CarriageReturn:
                    _openQuote = -1;
                    return null;
                case Quote:
                    return Break(CsvProblemKind.TextAfterQuote, start, at);
                case Nul:
                    AddOnce(CsvProblemKind.NulByte, LineAt(at), CellCount);
                    break;
                case LineFeed:
                case CarriageReturn when next != LineFeed:
                    innerLines++;
                    break;
            }
        }
        return _buffer.AtEnd ? Break(CsvProblemKind.UnterminatedQuote, start) : Scan.Incomplete;
    }

    private int StartOf(int cell) => cell == 0 ? _rowStart : _ends[cell - 1] + 1;

    private Span<int> GrowEnds(int next)
    {
        var length = _ends.Length;
        Array.Resize(ref _ends, 2 * length);
        _ends[length] = next;
        return _ends;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Scan EndRow(int end, int next, int nextMark, int lines)
    {
        _nextLine = Line + lines;
        _buffer.Consume(next, nextMark);
        if (end == _rowStart)
            return Scan.Blank;
        if (CellCount < _ends.Length)
            _ends[CellCount] = end;
        else if (ExpectedCells == 0)
            GrowEnds(end);
        CellCount++;
        if (!_buffer.IsAscii && !Utf8.IsValid(_buffer.Bytes[_rowStart..end]))
            AddInvalidUtf8(end);
        if (ExpectedCells > 0 && CellCount != ExpectedCells)
            AddOnce(CsvProblemKind.RaggedRow, Line, -1);
        return Scan.Row;
    }

    /// <summary>Abandons the row: reading continues after the line that contains <paramref name="offset"/>.</summary>
    private Scan Break(CsvProblemKind kind, int offset, int? end = null)
    {
        _nextLine = LineAt(offset);
        AddOnce(kind, _nextLine, kind == CsvProblemKind.RowTooLong ? -1 : CellCount, LineAt(end ?? offset));
        _buffer.Skip(offset - _buffer.Start);
        _resumeAtNextLine = true;
        return Scan.Row;
    }

    private void AddInvalidUtf8(int rowEnd)
    {
        var stored = ExpectedCells == 0 ? CellCount : Math.Min(CellCount, ExpectedCells);
        for (var i = 0; i < stored; i++)
            AddInvalidUtf8(StartOf(i), _ends[i], i);
        if (stored < CellCount)
            AddInvalidUtf8(_ends[stored - 1], rowEnd, -1);
    }

    private void AddInvalidUtf8(int start, int end, int cell)
    {
        if (ByteText.IndexOfInvalidUtf8(_buffer.Bytes[start..end]) is >= 0 and var at)
            AddOnce(CsvProblemKind.InvalidUtf8, LineAt(start + at), cell);
    }

    /// <summary>Several zero bytes in one cell count as one problem.</summary>
    private void AddOnce(CsvProblemKind kind, long line, int cell, long? endLine = null)
    {
        if (_problems.Count == 0 || _problems[^1].Kind != kind || _problems[^1].Cell != cell)
            _problems.Add(new CsvProblem(kind, line, cell, endLine ?? line));
    }

    private long LineAt(int offset) => Line + ByteText.CountLineEnds(_buffer.Bytes[_rowStart..offset]);
}
