using System.Runtime.InteropServices;
using Build.Training;

namespace Build.Containers;

/// <summary>
/// What the image is built from: the published trainer as two trees, one for each layer, with the same times and modes wherever it was
/// published.
/// </summary>
public static partial class ImageContext
{
    private const string Home = "opt/trainer";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // The project's own assemblies with what the publication generates beside them.
    private static readonly string[] Program = ["Trainer", "Datasets", "Faults", "Storage"];

    private static readonly string[] Executables = ["Trainer", "createdump"];

    public static string FolderOf(TrainerPublication publication) => publication.Folder + ".context";

    /// <summary>Makes the context anew. Its files share their content with the publication's, so it takes no room.</summary>
    /// <returns>The bytes in it.</returns>
    public static long Stage(TrainerPublication publication)
    {
        var folder = FolderOf(publication);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var bytes = 0L;
        foreach (var file in new DirectoryInfo(publication.Folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.Extension == ".xml")
                continue;
            var layer = IsProgram(file) ? "program" : "libraries";
            var target = Path.Combine(folder, layer, Home, Path.GetRelativePath(publication.Folder, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Share(file.FullName, target);
            Normalize(target, Executables.Contains(file.Name) ? Executable : Readable);
            bytes += file.Length;
        }

        foreach (var directory in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
            Normalize(directory, Executable);
        return bytes;
    }

    private static bool IsProgram(FileInfo file) => Program.Contains(file.Name.Split('.')[0]);

    private static void Normalize(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
        if (Directory.Exists(path))
            Directory.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        else
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
    }

    /// <summary>A second name for the file where the file system has that, else a copy.</summary>
    private static void Share(string source, string target)
    {
        if (OperatingSystem.IsWindows() || Link(source, target) != 0)
            File.Copy(source, target);
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string source, string target);
}
