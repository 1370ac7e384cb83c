namespace Storage;

/// <summary>Read-only stream that verifies the checksum of the content when its end is read.</summary>
/// <param name="inner">The content; disposed with this stream.</param>
/// <param name="expected">The expected checksum; null when it is not known.</param>
/// <param name="damaged">Creates the exception for a different checksum, from the actual one.</param>
internal sealed class VerifiedStream(Stream inner, Checksum? expected, Func<Checksum, StorageException> damaged) : Stream
{
    private readonly Crc32c _crc = new();
    private long _size;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _size;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Account(buffer[..read], atEnd: read == 0 && buffer.Length > 0);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Account(buffer.Span[..read], atEnd: read == 0 && buffer.Length > 0);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Account(ReadOnlySpan<byte> bytes, bool atEnd)
    {
        _crc.Append(bytes);
        _size += bytes.Length;
        var found = new Checksum(_size, _crc.Value);
        if (atEnd && expected is { } content && content != found)
            throw damaged(found);
    }
}
