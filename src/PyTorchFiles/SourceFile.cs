namespace PyTorchFiles;

/// <summary>Opens untrusted files and prefixes error messages with the name of the file.</summary>
public static class SourceFile
{
    /// <summary>Opens a file and calls <paramref name="read"/>.</summary>
    /// <exception cref="PyTorchFileException">
    /// The file cannot be opened, or <paramref name="read"/> threw an <see cref="InvalidDataException"/>.
    /// </exception>
    public static T Read<T>(string path, string name, Func<Stream, T> read)
    {
        using var stream = Open(path, name);
        return Read(stream, name, read);
    }

    /// <summary>Calls <paramref name="read"/> with a seekable stream, from its beginning.</summary>
    /// <exception cref="PyTorchFileException">
    /// <paramref name="read"/> threw an <see cref="InvalidDataException"/>, or the stream ended early.
    /// </exception>
    public static T Read<T>(Stream stream, string name, Func<Stream, T> read)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("The stream cannot seek.", nameof(stream));
        try
        {
            return read(stream);
        }
        catch (InvalidDataException e)
        {
            throw new PyTorchFileException(name, e.Message, e);
        }
        catch (EndOfStreamException e)
        {
            throw new PyTorchFileException(name, "it became shorter while it was being read. Wait until it is complete.", e);
        }
    }

    private static FileStream Open(string path, string name)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PyTorchFileException(name, "there is no such file. Check the path.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PyTorchFileException(name, "it cannot be opened as a file. Check the path and its permissions.", e);
        }
    }
}
