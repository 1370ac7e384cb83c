namespace PyTorchFiles;

/// <summary>Opens files that nobody vouches for and puts their name before whatever is wrong with them.</summary>
public static class SourceFile
{
    public static T Read<T>(string path, string name, Func<Stream, T> read)
    {
        using var stream = Open(path, name);
        return Read(stream, name, read);
    }

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
            throw new PyTorchFileException(name, "it became shorter while it was read. Wait until it is whole.", e);
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
            throw new PyTorchFileException(name, "it cannot be opened as a file. Check that it is one, and its permissions.", e);
        }
    }
}
