using Faults;

namespace Storage.Folders;

/// <summary>Maps object names to files of a folder. No name leads out of the folder, and symbolic links to folders are not followed.</summary>
internal sealed class FolderLayout(string root)
{
    private static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Gets the path of an object's file.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the name is not valid, or leads through a symbolic link.</exception>
    public string PathOf(string name)
    {
        ObjectName.Check(name);
        var link = ParentsOf(name).FirstOrDefault(parent => IsLink(new DirectoryInfo(Path.Combine(root, parent))));
        return link is null
            ? Path.Combine(root, name)
            : throw new FaultException(
                FaultKind.Settings,
                $"{root}: folder \"{link}\" is a symbolic link, and symbolic links are not followed. "
                + "Copy the files into the folder, or use the target of the link as the bucket.");
    }

    /// <summary>Checks that no existing object conflicts with the name.</summary>
    /// <remarks>A file system, unlike a bucket, cannot hold both <c>a</c> and <c>a/b</c>.</remarks>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: an object conflicts with the name.</exception>
    public void CheckRoomFor(string name)
    {
        var blocking = ParentsOf(name).FirstOrDefault(parent => File.Exists(Path.Combine(root, parent)));
        if (blocking is null && Directory.Exists(Path.Combine(root, name)))
            blocking = NamesWith(name + "/").FirstOrDefault();
        if (blocking is not null)
        {
            throw new FaultException(
                FaultKind.Settings,
                $"{root}: object \"{name}\" and object \"{blocking}\" cannot both exist: one would be the folder of the other. Choose another name.");
        }
    }

    /// <summary>Deletes the empty folders of deleted objects, so that an object can take the name.</summary>
    /// <exception cref="IOException">The folder contains files.</exception>
    public void RemoveEmptyFolder(string name)
    {
        var path = Path.Combine(root, name);
        if (!Directory.Exists(path))
            return;
        foreach (var folder in Directory.GetDirectories(path, "*", SearchOption.AllDirectories).OrderByDescending(folder => folder.Length))
            Directory.Delete(folder);
        Directory.Delete(path);
    }

    /// <summary>Gets the object names that start with <paramref name="prefix"/>, in the order of <see cref="ObjectNameOrder"/>.</summary>
    public List<string> NamesWith(string prefix)
    {
        var names = new List<string>();
        var folder = new DirectoryInfo(root);
        if (folder.Exists)
            Collect(folder, "", prefix, names);
        names.Sort(ObjectNameOrder.Instance);
        return names;
    }

    private static void Collect(DirectoryInfo folder, string parent, string prefix, List<string> names)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", EveryEntry))
        {
            var name = parent + entry.Name;
            if (!ObjectName.IsValid(name))
                continue;
            if (entry is DirectoryInfo child)
            {
                var inside = name + "/";
                if (!IsLink(child) && (StartsWith(inside, prefix) || StartsWith(prefix, inside)))
                    Collect(child, inside, prefix, names);
            }
            else if (StartsWith(name, prefix))
            {
                names.Add(name);
            }
        }
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);

    private static bool IsLink(DirectoryInfo folder) => folder.Exists && folder.LinkTarget is not null;

    private static IEnumerable<string> ParentsOf(string name) =>
        Enumerable.Range(0, name.Length).Where(index => name[index] == '/').Select(index => name[..index]);
}
