using Faults;

namespace Text.SentencePiece.Format;

/// <summary>Reads the bytes of a model file.</summary>
internal static class ModelFile
{
    /// <summary>Size limit: enough for several million pieces. A model of 250,000 pieces has about 5 MB.</summary>
    private const int MaxBytes = 64 << 20;

    public static byte[] Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > MaxBytes)
                throw Fault($"it has {stream.Length} bytes; a SentencePiece model has at most {MaxBytes}. Check the path.");
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
            throw Fault("it cannot be opened as a file. Check the path and its permissions.", e);
        }
        catch (IOException e)
        {
            throw Fault("it cannot be read. Check its disk, and that no other process is writing it.", e);
        }

        FaultException Fault(string reason, Exception? inner = null) => new(FaultKind.Data, $"{path}: {reason}", inner);
    }
}
