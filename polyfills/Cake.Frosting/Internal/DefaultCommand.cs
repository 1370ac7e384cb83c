using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Scripting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

internal sealed class DefaultCommand(IServiceCollection services) : Command<DefaultCommandSettings>
{
    public override int Execute(CommandContext context, DefaultCommandSettings settings, CancellationToken cancellationToken)
    {
        services.AddSingleton<ICakeArguments>(context.Remaining.ToCakeArguments(settings.Targets));
        services.AddSingleton(context.Remaining);
        var provider = services.BuildServiceProvider();
        try
        {
            Execute(provider, settings);
            return 0;
        }
        catch (Exception exception)
        {
            return provider.GetRequiredService<ICakeLog>().LogException(exception);
        }
    }

    private static void Execute(ServiceProvider provider, DefaultCommandSettings settings)
    {
        if (settings.Version)
            provider.GetRequiredService<VersionFeature>().Run(provider.GetRequiredService<IConsole>());
        else if (settings.Info)
            provider.GetRequiredService<InfoFeature>().Run(provider.GetRequiredService<IConsole>());
        else
            Build(provider, settings);
    }

    private static void Build(ServiceProvider provider, DefaultCommandSettings settings)
    {
        // In this order: the configuration is read from the working directory, and the verbosity may stand in it.
        SetWorkingDirectory(provider, settings);
        var configuration = provider.GetRequiredService<ICakeConfiguration>();
        provider.GetRequiredService<ICakeLog>().Verbosity = configuration.GetVerbosity(settings.Verbosity);

        var host = GetHost(provider, settings);
        if (settings.Exclusive)
            host.Settings.UseExclusiveTarget();

        provider.GetRequiredService<FrostingEngine>().Configure(settings.RunsTargets ? settings.Targets : []);
        InstallTools(provider);
        host.RunTargets(settings.Targets);
    }

    private static void SetWorkingDirectory(ServiceProvider provider, DefaultCommandSettings settings)
    {
        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var folder = settings.WorkingDirectory ?? provider.GetService<WorkingDirectory>()?.Path ?? environment.WorkingDirectory;
        folder = folder.MakeAbsolute(environment);
        if (!provider.GetRequiredService<IFileSystem>().Exist(folder))
            throw new FrostingException($"The working directory {folder} does not exist. Create it, or name another with --working.");
        environment.WorkingDirectory = folder;
    }

    private static ScriptHost GetHost(ServiceProvider provider, DefaultCommandSettings settings) => settings switch
    {
        { DryRun: true } => provider.GetRequiredService<DryRunScriptHost<IFrostingContext>>(),
        { Tree: true } => provider.GetRequiredService<TreeScriptHost>(),
        { Description: true } => provider.GetRequiredService<DescriptionScriptHost>(),
        _ => provider.GetRequiredService<BuildScriptHost<IFrostingContext>>(),
    };

    private static void InstallTools(ServiceProvider provider)
    {
        var tools = provider.GetServices<PackageReference>().ToList();
        if (tools.Count == 0)
            return;
        provider.GetRequiredService<ICakeLog>().Verbose("Installing tools...");
        var installer = provider.GetRequiredService<IToolInstaller>();
        foreach (var tool in tools)
            installer.Install(tool);
    }
}
