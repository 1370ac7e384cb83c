using System.Reflection;
using Pipelines.Loading;

namespace Build.Tasks;

[TaskDescription("Lists targets, arguments and pipelines")]
public sealed class Default : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var targets = GetType().Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(IFrostingTask)) && !type.IsAbstract)
            .Select(type => (type.Name, type.GetCustomAttribute<TaskDescriptionAttribute>()!.Description));
        List(context, "Targets (--target=NAME):", targets.OrderBy(target => target.Name, StringComparer.Ordinal));

        var arguments = BuildArguments.Known
            .Select(argument => (argument.Value is { } value ? $"--{argument.Name}={value}" : $"--{argument.Name}", argument.Description));
        List(context, "Arguments:", arguments);

        var pipelines = PipelineFile.List(BuildPaths.PipelinesFolder(context.Root)).Select(name => (name, ""));
        List(context, "Pipelines (--pipeline=NAME):", pipelines);
    }

    private static void List(BuildContext context, string title, IEnumerable<(string Name, string Description)> entries)
    {
        var lines = entries.ToArray();
        var width = lines.Max(line => line.Name.Length);
        context.Answer(title);
        foreach (var (name, description) in lines)
            context.Answer($"  {name.PadRight(width)}  {description}".TrimEnd());
        context.Answer("");
    }
}
