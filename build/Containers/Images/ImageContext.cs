using System.Formats.Tar;
using Build.Training;

namespace Build.Containers.Images;

/// <summary>
/// The image's build context: the published trainer in two archives, one for each layer. The bytes are the same wherever it was published.
/// </summary>
/// <remarks>
/// Archives, because builders preserve the times of unpacked files but set the folders of copied files to the time of the build.
/// </remarks>
internal static class ImageContext
{
    private const string Home = "opt/trainer";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // The project's own assemblies, with the files that the publication generates for them.
    private static readonly string[] Program = ["Trainer", "Datasets", "Faults", "Storage"];

    private static readonly string[] Executables = ["Trainer", "createdump"];

    public static string FolderOf(TrainerPublication publication) => publication.Folder + ".context";

    /// <summary>Creates the context, replacing an older one.</summary>
    /// <returns>The size of its files, in bytes.</returns>
    public static long Stage(TrainerPublication publication)
    {
        var folder = FolderOf(publication);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var files = new DirectoryInfo(publication.Folder).GetFiles()
            .Where(file => file.Extension != ".xml").OrderBy(file => file.Name, StringComparer.Ordinal).ToLookup(IsProgram);
        Write(Path.Combine(folder, "libraries.tar"), files[false]);
        Write(Path.Combine(folder, "program.tar"), files[true]);
        return files.SelectMany(layer => layer).Sum(file => file.Length);
    }

    private static bool IsProgram(FileInfo file) => Program.Contains(file.Name.Split('.')[0]);

    private static void Write(string path, IEnumerable<FileInfo> files)
    {
        using var archive = new TarWriter(File.Create(path));
        var folders = Home.Split('/');
        for (var depth = 1; depth <= folders.Length; depth++)
            archive.WriteEntry(Entry(TarEntryType.Directory, string.Join('/', folders[..depth]) + "/", Executable));
        foreach (var file in files)
        {
            var entry = Entry(TarEntryType.RegularFile, $"{Home}/{file.Name}", Executables.Contains(file.Name) ? Executable : Readable);
            using var content = file.OpenRead();
            entry.DataStream = content;
            archive.WriteEntry(entry);
        }
    }

    private static UstarTarEntry Entry(TarEntryType type, string name, UnixFileMode mode) =>
        new(type, name) { Mode = mode, ModificationTime = DateTimeOffset.UnixEpoch };
}
