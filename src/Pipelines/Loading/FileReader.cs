using System.Buffers;
using System.Text;
using Faults;
using Pipelines.Yaml;
using Settings.Declarations;

namespace Pipelines.Loading;

/// <summary>Reads a pipeline file laid over the files it extends.</summary>
internal sealed class FileReader(string workingFolder, Variables variables, Mistakes mistakes)
{
    private const int MostBytes = 1024 * 1024;
    private const int LongestChain = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\t', '\n', '\r']), '\x7F']);

    private readonly Dictionary<string, MapNode?> _read = [];

    /// <summary>Whether every file could be read to its end, so that a key not seen so far is truly missing.</summary>
    public bool Complete { get; private set; } = true;

    /// <returns>The root map, without <c>extends</c>; null when the file itself cannot be read, which then is among the mistakes.</returns>
    /// <exception cref="FaultException">The file cannot be opened.</exception>
    public MapNode? Read(string path) => Read(Path.GetFullPath(path, workingFolder), []);

    private MapNode? Read(string path, IReadOnlyList<string> chain)
    {
        if (!_read.TryGetValue(path, out var root))
        {
            root = ReadRoot(path);
            Complete &= root is not null;
            _read[path] = root = root is null ? null : OverItsBases(root, path, [.. chain, path]);
        }
        return root;
    }

    private MapNode? ReadRoot(string path)
    {
        try
        {
            var source = Open(path);
            var root = YamlReader.Read(source, source.Text, mistakes);
            return root switch
            {
                MapNode map => map,
                null or ScalarNode { IsNothing: true } => throw new UnreadableException(source.Start, "the file holds no settings",
                    "Start from a copy of pipelines/quickstart.yaml"),
                _ => throw new UnreadableException(root.At, $"expected a map of settings, got {root.Described}", "Try: language: en"),
            };
        }
        catch (UnreadableException e)
        {
            mistakes.Add(e);
            return null;
        }
    }

    private MapNode OverItsBases(MapNode root, string path, IReadOnlyList<string> chain)
    {
        if (root.Find(Extends.Key) is not { } extends)
            return root;
        MapNode? bases = null;
        foreach (var name in extends.Value is ListNode { Items.Count: > 0 } list ? list.Items : [extends.Value])
        {
            var one = ReadBase(name, path, chain);
            Complete &= one is not null;
            bases = one is not null && bases is not null ? one.Over(bases) : one ?? bases;
        }
        root = root.Without(Extends.Key);
        return bases is null ? root : root.Over(bases);
    }

    private MapNode? ReadBase(Node name, string path, IReadOnlyList<string> chain)
    {
        if (name is not ScalarNode scalar || scalar.IsNothing)
        {
            mistakes.Add(name.At, $"{Extends.Key}: expected {Extends.Expected}, got {name.Described}", $"Try: {Extends.Key}: common.yaml");
            return null;
        }
        if (variables.Fill(scalar, Extends.Key) is not { } filled)
            return null;

        var folder = Path.GetDirectoryName(path)!;
        var basePath = Path.GetFullPath(filled.Text.Replace('\0', '\uFFFD'), folder);
        if (chain.Count > LongestChain)
        {
            mistakes.Add(name.At, $"{Extends.Key}: a chain of more than {LongestChain} files", "Merge some of them");
            return null;
        }
        if (chain.Contains(basePath))
        {
            var circle = string.Join(" -> ", chain.SkipWhile(link => link != basePath).Append(basePath).Select(Shown));
            mistakes.Add(name.At, $"{Extends.Key}: circular, {circle}", "Remove one of these links");
            return null;
        }
        if (!File.Exists(basePath))
        {
            mistakes.Add(name.At, $"{Extends.Key}: there is no file {Shown(basePath)}", SuggestBase(basePath, folder));
            return null;
        }
        return Read(basePath, chain);
    }

    private static string SuggestBase(string missing, string folder)
    {
        var missingFolder = Path.GetDirectoryName(missing)!;
        string[] files = Directory.Exists(missingFolder) ? Directory.GetFiles(missingFolder, "*.y*ml") : [];
        var names = files.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        if (Nearest.To(Path.GetFileName(missing), names) is not { } nearest)
            return "The path counts from the file that names it";
        var relative = Path.GetRelativePath(folder, Path.Combine(missingFolder, nearest)).Replace('\\', '/');
        return $"Try: {Extends.Key}: {YamlText.Quote(relative)}";
    }

    private SourceText Open(string path)
    {
        byte[] bytes;
        try
        {
            using var stream = File.OpenRead(path);
            bytes = new byte[Math.Min(stream.Length, MostBytes + 1)];
            stream.ReadExactly(bytes);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FaultException(FaultKind.Settings, $"{Shown(path)}: there is no such file. Try: --pipeline=quickstart", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.Settings, $"{Shown(path)}: cannot be read, {e.Message} Make it a file you may read.", e);
        }
        if (bytes.Length > MostBytes)
        {
            var empty = mistakes.Open(Shown(path), "");
            throw new UnreadableException(empty.Start, "larger than 1 MiB", "A pipeline file is far smaller: is this the right file?");
        }
        return Decode(path, bytes);
    }

    private SourceText Decode(string path, byte[] bytes)
    {
        var source = mistakes.Open(Shown(path), Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        try
        {
            StrictUtf8.GetCharCount(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableException(source.Start.Find("\uFFFD"), "not UTF-8 text", "Save the file as UTF-8");
        }
        var index = source.Text.AsSpan().IndexOfAny(ControlCharacters);
        if (index >= 0)
        {
            var at = source.Start.Find(source.Text[index].ToString());
            var name = $"U+{(int)source.Text[index]:X4}";
            throw new UnreadableException(at, $"a control character, {name}", "Delete it, or write it as an escape in double quotes");
        }
        return source;
    }

    private string Shown(string path)
    {
        var relative = Path.GetRelativePath(workingFolder, path);
        var inside = !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
        return (inside ? relative : path).Replace('\\', '/');
    }
}
