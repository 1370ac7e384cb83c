using Faults;

namespace Storage.Folders;

/// <summary>Which file of a folder is which object. No name leads out of the folder, and links to folders are not followed.</summary>
internal sealed class FolderLayout(string root)
{
    private static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: no object of this folder can have this name.</exception>
    public string PathOf(string name)
    {
        ObjectName.Check(name);
        var link = ParentsOf(name).FirstOrDefault(parent => IsLink(new DirectoryInfo(Path.Combine(root, parent))));
        return link is null
            ? Path.Combine(root, name)
            : throw new FaultException(
                FaultKind.Settings,
                $"{root}: folder \"{link}\" is a link, and links are not followed. Copy the files there, or make its target the bucket.");
    }

    /// <summary>A file system, unlike a bucket, cannot hold both <c>a</c> and <c>a/b</c>.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: there is such an object.</exception>
    public void CheckRoomFor(string name)
    {
        var blocking = ParentsOf(name).FirstOrDefault(parent => File.Exists(Path.Combine(root, parent)));
        if (blocking is null && Directory.Exists(Path.Combine(root, name)))
            blocking = NamesWith(name + "/").FirstOrDefault();
        if (blocking is not null)
        {
            throw new FaultException(
                FaultKind.Settings,
                $"{root}: object \"{name}\" cannot lie beside \"{blocking}\": one would be the other's folder. Choose another name.");
        }
    }

    /// <summary>Deletes the folders that objects since deleted left behind, so that an object can have their name.</summary>
    /// <exception cref="IOException">The folder holds files.</exception>
    public void RemoveEmptyFolder(string name)
    {
        var path = Path.Combine(root, name);
        if (!Directory.Exists(path))
            return;
        foreach (var folder in Directory.GetDirectories(path, "*", SearchOption.AllDirectories).OrderByDescending(folder => folder.Length))
            Directory.Delete(folder);
        Directory.Delete(path);
    }

    /// <summary>The names of the objects that start with <paramref name="prefix"/>, in the order of <see cref="ObjectNameOrder"/>.</summary>
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
