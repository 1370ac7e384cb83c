namespace Faults;

/// <summary>A folder for what is only needed until it is read.</summary>
public static class ScratchFolder
{
    /// <param name="use">Is given the folder's path; the folder is deleted when it ends.</param>
    public static async Task<T> UseAsync<T>(Func<string, Task<T>> use)
    {
        var folder = Directory.CreateTempSubdirectory("trainer-");
        try
        {
            return await use(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
