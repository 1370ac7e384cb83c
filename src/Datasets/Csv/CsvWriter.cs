using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Datasets.Csv;

/// <summary>Writes CSV with LF line ends and with quotes only where RFC 4180 requires them.</summary>
/// <param name="stream">Disposed with the writer.</param>
/// <param name="separator">An ASCII character.</param>
public sealed class CsvWriter(Stream stream, char separator = ',') : IDisposable
{
    private const int BufferSize = 1 << 18;

    private readonly SearchValues<byte> _special = SearchValues.Create([(byte)'"', (byte)separator, (byte)'\r', (byte)'\n']);
    private readonly byte[] _separator = [(byte)separator];

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _filled;
    private bool _isInRow;

    /// <summary>Whether a cell with this value needs quotes.</summary>
    public bool NeedsQuotes(ReadOnlySpan<byte> value) => value.ContainsAny(_special);

    /// <summary>Writes a cell of another file with the same value, byte for byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(CsvCell cell)
    {
        if (!cell.IsQuoted)
            Write(cell.Raw);
        else
            WriteRaw(NeedsQuotes(cell.Content) ? cell.Raw : cell.Content);
    }

    public void Write(string value) => Write(Encoding.UTF8.GetBytes(value));

    /// <param name="value">The value in UTF-8.</param>
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

    /// <summary>Writes a cell that is already quoted or needs no quotes.</summary>
    public void WriteRaw(ReadOnlySpan<byte> cell)
    {
        BeginCell();
        Put(cell);
    }

    /// <summary>Starts a cell that is then written in parts with <see cref="Put"/>.</summary>
    public void BeginCell()
    {
        if (_isInRow)
            Put(_separator);
        _isInRow = true;
    }

    /// <summary>Appends a part of a quoted cell.</summary>
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

    /// <summary>Appends bytes unchanged.</summary>
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

    /// <summary>Writes the buffer to the stream.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _filled);
        _filled = 0;
    }

    public void Dispose() => stream.Dispose();
}
