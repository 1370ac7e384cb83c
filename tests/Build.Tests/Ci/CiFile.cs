using YamlDotNet.RepresentationModel;

namespace Build.Tests.Ci;

/// <summary>What a workflow of GitHub Actions, or a build of Cloud Build, runs and reads.</summary>
internal sealed class CiFile
{
    private readonly YamlMappingNode _root;

    private CiFile(YamlMappingNode root) => _root = root;

    /// <summary>The command lines, in order.</summary>
    public IEnumerable<string> Commands => WorkflowSteps.SelectMany(step => Lines(step, "run")).Concat(BuildSteps.Select(CommandOf));

    /// <summary>The actions, each with its version.</summary>
    public IEnumerable<string> Actions => WorkflowSteps.Select(step => Text(step, "uses")).OfType<string>();

    /// <summary>The images that steps of Cloud Build run in.</summary>
    public IEnumerable<string> Images => BuildSteps.Select(step => Text(step, "name")!);

    /// <summary>The files and folders that steps read, or keep as artifacts.</summary>
    public IEnumerable<string> Paths
    {
        get
        {
            foreach (var inputs in WorkflowSteps.Select(step => Child(step, "with")).OfType<YamlMappingNode>())
            {
                foreach (var path in Lines(inputs, "path").Concat(Lines(inputs, "global-json-file")))
                    yield return path;
            }

            if (Child(Child(_root, "artifacts"), "objects") is { } objects)
            {
                foreach (var path in Items(Child(objects, "paths")))
                    yield return path.ToString();
            }
        }
    }

    /// <summary>The permissions of the token that jobs get, such as <c>contents: read</c>.</summary>
    public IEnumerable<string> Permissions =>
        Child(_root, "permissions") is YamlMappingNode permissions ? permissions.Children.Select(pair => $"{pair.Key}: {pair.Value}") : [];

    private IEnumerable<YamlMappingNode> WorkflowSteps => Child(_root, "jobs") is YamlMappingNode jobs
        ? jobs.Children.Values.SelectMany(job => Items(Child(job, "steps"))).Cast<YamlMappingNode>()
        : [];

    private IEnumerable<YamlMappingNode> BuildSteps => Items(Child(_root, "steps")).Cast<YamlMappingNode>();

    public static CiFile Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new((YamlMappingNode)stream.Documents.Single().RootNode);
    }

    private static string CommandOf(YamlMappingNode step)
    {
        var arguments = Items(Child(step, "args")).Select(argument => argument.ToString());
        return string.Join(' ', Text(step, "entrypoint") is "bash" or null ? arguments : arguments.Prepend(Text(step, "entrypoint")));
    }

    private static IEnumerable<string> Lines(YamlNode node, string name) =>
        Text(node, name)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string? Text(YamlNode node, string name) => (Child(node, name) as YamlScalarNode)?.Value;

    private static IEnumerable<YamlNode> Items(YamlNode? node) => node as YamlSequenceNode ?? [];

    private static YamlNode? Child(YamlNode? node, string name) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;
}
