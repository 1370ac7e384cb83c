using Faults;
using Pipelines.Yaml;
using Settings.Declarations;

namespace Pipelines.Loading;

/// <summary>Loads pipeline files, and finds them by name.</summary>
public static class PipelineFile
{
    /// <summary>What stands for every pipeline of a folder, so that none can have this name.</summary>
    public const string All = "all";

    private static readonly string[] Extensions = [".yaml", ".yml"];

    /// <summary>Reads a pipeline file with all it extends, lays the overrides over it, fills in variables and checks every value.</summary>
    /// <param name="path">The file, absolute or from the working folder.</param>
    /// <param name="overrides">What wins over the file, each <c>key.path=value</c>; a value may be a YAML flow list or map.</param>
    /// <param name="environment">The value of a variable, or null where it is not set.</param>
    /// <param name="workingFolder">What paths count from and are shown relative to; the process's own when null.</param>
    /// <exception cref="PipelineFileException">The file, one it extends or an override is wrong; it carries every mistake.</exception>
    /// <exception cref="FaultException">A file cannot be opened.</exception>
    public static PipelineSettings Load(
        string path, IReadOnlyList<string> overrides, Func<string, string?> environment, string? workingFolder = null)
    {
        var mistakes = new Mistakes();
        var variables = new Variables(environment, mistakes);
        var reader = new FileReader(Path.GetFullPath(workingFolder ?? "."), variables, mistakes);
        var file = reader.Read(path);
        var root = Overrides.Read(overrides, mistakes);
        root = file is not null && root is not null ? root.Over(file) with { At = file.At } : file;
        if (root is null)
            throw mistakes.ToException();

        var binder = new Binder(variables, mistakes, reader.Complete);
        var settings = binder.Bind(root) with { Name = PipelineName.Of(path, root.At, mistakes) };
        new CrossChecks(settings, binder, mistakes).Run();
        return mistakes.Any ? throw mistakes.ToException() : settings;
    }

    /// <summary>Finds the file of a pipeline.</summary>
    /// <param name="nameOrPath">The path of a file, or the name, without extension, of one in <paramref name="pipelinesFolder"/>.</param>
    /// <param name="pipelinesFolder">The folder of pipeline files.</param>
    /// <exception cref="FaultException">There is no such file. The message lists the pipelines there are.</exception>
    public static string Find(string nameOrPath, string pipelinesFolder)
    {
        var isPath = Extensions.Contains(Path.GetExtension(nameOrPath)) || nameOrPath.AsSpan().ContainsAny('/', '\\');
        var byName = Extensions.Select(extension => Path.Combine(pipelinesFolder, nameOrPath + extension));
        var found = (isPath ? [nameOrPath] : byName).Where(File.Exists).ToList();
        if (found.Count == 1)
            return found[0];
        if (found.Count > 1)
            throw Fault(nameOrPath, $"both {found[0]} and {found[1]} exist. Delete one, or give the path.");

        var known = List(pipelinesFolder);
        var nearest = Nearest.To(Path.GetFileNameWithoutExtension(nameOrPath), known);
        var missing = isPath ? $"there is no file {nameOrPath}" : $"there is no pipeline of that name in {pipelinesFolder}";
        var suggestion = nearest is null ? "" : $" Did you mean {nearest}?";
        var list = known.Count == 0 ? "none" : string.Join(", ", known);
        throw Fault(nameOrPath, $"{missing}.{suggestion} Known pipelines: {list}.");
    }

    /// <summary>The names of the pipelines in a folder, sorted.</summary>
    /// <remarks>
    /// A file that, even with all it extends, lacks a required key of the top level is there to be extended and is no pipeline.
    /// A file that cannot be read is listed, so that its mistake is met by name.
    /// </remarks>
    public static IReadOnlyList<string> List(string pipelinesFolder)
    {
        if (!Directory.Exists(pipelinesFolder))
            return [];
        return Directory.GetFiles(pipelinesFolder)
            .Where(file => Extensions.Contains(Path.GetExtension(file)) && IsPipeline(file))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private static FaultException Fault(string nameOrPath, string message) =>
        new(FaultKind.Settings, $"--pipeline={nameOrPath}: {message}");

    private static bool IsPipeline(string file)
    {
        var mistakes = new Mistakes();
        var reader = new FileReader(Path.GetFullPath("."), new Variables(_ => "", mistakes), mistakes);
        try
        {
            var root = reader.Read(file);
            return root is null || !reader.Complete
                || PipelineSections.Root.Settings.Where(setting => setting.Required).All(setting => root.Find(setting.Name) is not null);
        }
        catch (FaultException)
        {
            return true;
        }
    }
}
