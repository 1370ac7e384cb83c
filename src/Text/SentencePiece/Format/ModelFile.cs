using Faults;

namespace Text.SentencePiece.Format;

internal static class ModelFile
{
    /// <summary>Room for some million pieces: a model of 250,000 has about 5 MB.</summary>
    private const int MaxBytes = 64 << 20;

    public static byte[] Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > MaxBytes)
                throw Fault($"it has {stream.Length} bytes, more than any SentencePiece model ({MaxBytes} at most). Check the path.");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault("there is no such file. Check the path.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Fault("it cannot be opened as a file. Check that it is one, and its permissions.", e);
        }
        catch (IOException e)
        {
            throw Fault("it cannot be read. Check the disk it is on, and that nothing is writing it.", e);
        }

        FaultException Fault(string reason, Exception? inner = null) => new(FaultKind.Data, $"{path}: {reason}", inner);
    }
}
