using System.Reflection;
using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>
/// Runs the tasks of a build under Cake's engine: the public, non-abstract task classes of the program and of the assemblies added.
/// </summary>
public sealed class CakeHost
{
    private readonly IServiceCollection _services = CreateServices();
    private readonly List<Assembly> _assemblies = [];

    public CakeHost()
    {
        if (Assembly.GetEntryAssembly() is { } program)
            _assemblies.Add(program);
    }

    public static CakeHost Create() => new();

    /// <summary>Adds the tasks of another assembly than the program's own.</summary>
    public CakeHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Registers what contexts, lifetimes and tasks take in their constructors. The last registration of a type wins.</summary>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        services(_services);
        return this;
    }

    /// <summary>Runs the targets that the command line names, <c>Default</c> if it names none.</summary>
    /// <returns>
    /// 0; 1 when the build failed, whatever Setup or a task threw; the exit code of a <see cref="CakeException"/> thrown by anything else;
    /// -1 when the command line is malformed.
    /// </returns>
    public int Run(IEnumerable<string> args)
    {
        foreach (var task in _assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(IsTask))
            _services.AddSingleton(typeof(IFrostingTask), task);

        var registrar = new TypeRegistrar();
        registrar.RegisterInstance(typeof(IServiceCollection), _services);
        var app = new CommandApp<DefaultCommand>(registrar);
        app.Configure(config => config.AddExample().AddExample("--verbosity", "quiet").AddExample("--tree"));
        return app.Run(args);
    }

    private static bool IsTask(Type type) => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFrostingTask));

    private static ServiceCollection CreateServices()
    {
        var services = new ServiceCollection();
        services.AddCakeDiagnostics();
        services.UseCakeDefaultModules();
        services.AddSingleton<ICakeConfiguration, FrostingConfiguration>();
        services.AddSingleton<IToolInstaller, ToolInstaller>();

        services.AddSingleton<BuildScriptHost<IFrostingContext>>();
        services.AddSingleton<DryRunScriptHost<IFrostingContext>>();
        services.AddSingleton<TreeScriptHost>();
        services.AddSingleton<DescriptionScriptHost>();
        services.AddSingleton<FrostingEngine>();

        services.AddSingleton<IVersionResolver, VersionResolver>();
        services.AddSingleton<VersionFeature>();
        services.AddSingleton<InfoFeature>();

        services.AddSingleton<IFrostingContext, FrostingContext>();
        return services;
    }
}
