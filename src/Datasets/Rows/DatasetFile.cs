namespace Datasets.Rows;

/// <summary>Opens a data set for sequential reading.</summary>
internal static class DatasetFile
{
    /// <exception cref="DatasetException">The file does not exist or cannot be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DatasetException(path, "the data set does not exist. Check the path.", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new DatasetException(path, "the data set cannot be read. Check that it is a file and that you may read it.", fault);
        }
    }
}
