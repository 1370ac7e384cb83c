using System.Buffers;
using System.Runtime.CompilerServices;
using Datasets.Csv;

namespace Datasets.Conversion;

/// <summary>Writes CSV: commas, LF, quotes where RFC 4180 needs them and nowhere else.</summary>
internal sealed class CsvWriter(Stream stream) : IDisposable
{
    private const int BufferSize = 1 << 18;

    private static readonly SearchValues<byte> Special = SearchValues.Create("\",\r\n"u8);

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _filled;
    private bool _isInRow;

    public static bool NeedsQuotes(ReadOnlySpan<byte> value) => value.ContainsAny(Special);

    /// <summary>Writes a cell of another file: the same value, byte for byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(CsvCell cell)
    {
        if (!cell.IsQuoted)
            Write(cell.Raw);
        else
            WriteRaw(NeedsQuotes(cell.Content) ? cell.Raw : cell.Content);
    }

    public void Write(ReadOnlySpan<byte> value)
    {
        BeginCell();
        if (!NeedsQuotes(value))
        {
            Put(value);
            return;
        }
        Put("\""u8);
        PutDoublingQuotes(value);
        Put("\""u8);
    }

    /// <summary>Writes a cell that has its quotes, or needs none.</summary>
    public void WriteRaw(ReadOnlySpan<byte> cell)
    {
        BeginCell();
        Put(cell);
    }

    /// <summary>Begins a cell that is then <see cref="Put"/> together.</summary>
    public void BeginCell()
    {
        if (_isInRow)
            Put(","u8);
        _isInRow = true;
    }

    public void PutDoublingQuotes(ReadOnlySpan<byte> value)
    {
        while (value.IndexOf((byte)'"') is >= 0 and var quote)
        {
            Put(value[..(quote + 1)]);
            Put("\""u8);
            value = value[(quote + 1)..];
        }
        Put(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _filled)
            Flush();
        if (bytes.Length > _buffer.Length)
        {
            stream.Write(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_filled));
        _filled += bytes.Length;
    }

    public void EndRow()
    {
        Put("\n"u8);
        _isInRow = false;
    }

    public void Flush()
    {
        stream.Write(_buffer, 0, _filled);
        _filled = 0;
    }

    public void Dispose() => stream.Dispose();
}
