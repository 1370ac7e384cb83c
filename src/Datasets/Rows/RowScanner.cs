using System.Runtime.CompilerServices;
using System.Text;
using Datasets.Csv;

namespace Datasets.Rows;

/// <summary>
/// Iterates over a data set's usable rows. Problems of the file are added to the log; rows with problems are skipped.
/// </summary>
internal sealed class RowScanner : IDisposable
{
    private const int RowsBetweenCancellationChecks = 1024;
    private const int MostLabelsShown = 5;

    private readonly CsvReader _reader;
    private readonly FindingLog _log;
    private readonly CancellationToken _cancellation;
    private readonly DatasetColumns? _columns;
    private readonly ILabelDecoder? _decoder;
    private readonly IReadOnlyList<string> _names;
    private readonly bool _hasExclusiveLabels;
    private byte[] _scratch = [];

    /// <exception cref="DatasetException">The file does not exist or cannot be read.</exception>
    public RowScanner(DatasetOptions options, FindingLog log, CancellationToken cancellation)
    {
        _log = log;
        _cancellation = cancellation;
        (_names, _hasExclusiveLabels) = (options.Labels, options.ExclusiveLabels);
        Labels = new LabelSet(_names.Count);
        SettingsCheck.Run(options, log);
        var canDecode = !log.HasErrors;
        Separator = canDecode && options.Separator is { } separator ? separator : Separators.Detect(options);
        _reader = new CsvReader(DatasetFile.Open(options.Path), Separator);
        _columns = ReadHeader(options);
        if (canDecode && _columns is { AreComplete: true })
            _decoder = _columns.Shape == DatasetShape.OneHot
                ? new OneHotDecoder(_columns, Separator, log)
                : new DelimitedDecoder(options, _columns, log);
    }

    public char Separator { get; }

    public bool HasByteOrderMark => _reader.HasByteOrderMark;

    public DatasetShape? Shape => _columns?.Shape;

    /// <summary>Whether the header is readable and contains every required column once.</summary>
    public bool HasColumns => _decoder is not null;

    public long BlankLines => _reader.BlankLines;

    /// <summary>The number of rows read so far, with or without problems.</summary>
    public long Rows { get; private set; }

    /// <summary>The number of rows with an empty text and no other problem.</summary>
    public long EmptyTexts { get; private set; }

    /// <summary>The line on which the row starts.</summary>
    public long Line => _reader.Line;

    public LabelSet Labels { get; }

    /// <summary>The row's text as raw bytes of the file.</summary>
    public CsvCell TextCell => _reader[_columns!.Text];

    /// <summary>The row's text.</summary>
    public ReadOnlySpan<byte> Text => TextCell.Value(ref _scratch);

    /// <summary>Advances to the next row that has a text and no problems.</summary>
    /// <returns>False at the end of the file.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        while (_columns is not null && _reader.Read())
        {
            if (Rows++ % RowsBetweenCancellationChecks == 0)
                _cancellation.ThrowIfCancellationRequested();
            if (IsUsable())
                return true;
        }
        return false;
    }

    public void Dispose() => _reader.Dispose();

    private DatasetColumns? ReadHeader(DatasetOptions options)
    {
        if (_reader.IsUtf16)
        {
            _log.Add(FindingKind.Utf16, 1, "the file begins with a UTF-16 byte order mark");
            return null;
        }
        if (!_reader.Read())
        {
            _log.Add(FindingKind.EmptyFile, 1, "the file has no header");
            return null;
        }
        if (_reader.Problems.Count > 0)
        {
            LogProblems();
            return null;
        }
        _reader.ExpectCellsAsHere();
        return DatasetColumns.Resolve(Separators.Names(_reader), _reader.Line, options, _log);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsUsable()
    {
        if (_reader.Problems.Count > 0)
        {
            LogProblems();
            return false;
        }
        if (_decoder is null)
            return false;
        Labels.Clear();
        if (!_decoder.Decode(_reader, Labels))
            return false;
        if (_hasExclusiveLabels && Labels.HoldsSeveral)
        {
            _log.Add(FindingKind.SeveralLabels, Line, $"the row has the labels {ShowLabels()}");
            return false;
        }
        var text = TextCell.Content;
        if (text.IsEmpty)
        {
            EmptyTexts++;
            _log.Add(FindingKind.EmptyText, Line, $"{_columns!.Describe(_columns.Text)} is empty");
            return false;
        }
        if (IsBlank(text))
            _log.Add(FindingKind.BlankText, Line, $"{_columns!.Describe(_columns.Text)} contains only white space");
        return true;
    }

    private string ShowLabels()
    {
        var places = new int[Labels.Count];
        var count = Labels.CopyTo(places);
        var shown = string.Join(", ", places.Take(Math.Min(count, MostLabelsShown)).Select(place => $"\"{_names[place]}\""));
        return count > MostLabelsShown ? $"{shown} and {Figures.Count(count - MostLabelsShown)} more" : shown;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        while (Rune.DecodeFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(rune))
            text = text[length..];
        return text.IsEmpty;
    }

    private void LogProblems() => CsvProblems.Log(_reader, cell => _columns?.Describe(cell) ?? $"cell {cell + 1}", _log);
}
