using Cake.Core;
using Cake.Core.Composition;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

public sealed class ServicesTests
{
    [Fact]
    public void Tasks_get_the_build_context_and_their_services() =>
        Build.Run(
            host => host.With<Greet>().UseContext<FrostingContext>().UseContext<GreetingContext>()
                .ConfigureServices(services => services.AddSingleton<IClock, FixedClock>()),
            "-t", "Greet", "--name=Ada").Journal
            .Should().Equal("Hello Ada at noon");

    [Fact]
    public void The_context_gives_access_to_all_services() =>
        Build.Run(
            host => host.With<Ask>().ConfigureServices(services => services.AddSingleton<IClock, FixedClock>()), "-t", "Ask").Journal
            .Should().Equal("noon");

    [Fact]
    public void A_startup_class_and_a_module_register_services()
    {
        Build.Run(host => host.With<Ask>().UseStartup<Startup>(), "-t", "Ask").Journal.Should().Equal("noon");
        Build.Run(host => host.With<Ask>().UseModule<ClockModule>(), "-t", "Ask").Journal.Should().Equal("noon");
    }

    [Fact]
    public void A_service_that_is_not_registered_is_reported()
    {
        var result = Build.Run(host => host.With<Greet>().UseContext<GreetingContext>(), "-t", "Greet");

        result.ExitCode.Should().Be(1);
        result.Output.Should().StartWith($"Error: Unable to resolve service for type '{typeof(IClock)}'");
    }

    [Fact]
    public void Settings_come_from_the_host_and_the_command_line_goes_before_it()
    {
        Action<CakeHost> configure = host => host.With<ReadSetting>().UseCakeSetting("Paint_Colour", "red");

        Build.Run(configure, "-t", "ReadSetting").Journal.Should().Equal("red");
        Build.Run(configure, "-t", "ReadSetting", "--paint_colour=blue").Journal.Should().Equal("blue");
    }

    [Fact]
    public void Tools_are_installed_in_the_tool_folder_before_the_first_task() =>
        Build.Run(
            host => host.With<Plain>().UsePackageInstaller<NotingInstaller>().SetToolPath("/somewhere/tools")
                .InstallTool(new Uri("noted:?package=saw")),
            "-t", "Plain").Journal
            .Should().Equal("saw into /somewhere/tools", "Plain");

    [Fact]
    public void A_tool_nobody_can_install_is_reported()
    {
        var result = Build.Run(host => host.With<Plain>().InstallTool(new Uri("unheard-of:?package=saw")), "-t", "Plain");

        result.Journal.Should().BeEmpty();
        result.Output.Should().Be("Error: Could not find an installer for the 'unheard-of' scheme.\n");
    }

    private interface IClock
    {
        string Now { get; }
    }

    private sealed class FixedClock : IClock
    {
        public string Now => "noon";
    }

    private sealed class GreetingContext(ICakeContext context) : FrostingContext(context)
    {
        public string Name { get; } = context.Arguments.GetArgument("name") ?? "nobody";
    }

    private sealed class Greet(IClock clock, Journal journal) : AsyncFrostingTask<GreetingContext>
    {
        public override Task RunAsync(GreetingContext context)
        {
            journal.Add($"Hello {context.Name} at {clock.Now}");
            return Task.CompletedTask;
        }
    }

    private sealed class Ask(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.ServiceProvider.GetRequiredService<IClock>().Now);
    }

    private sealed class Plain(Journal journal) : Step(journal);

    private sealed class ReadSetting(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Configuration.GetValue("Paint_Colour"));
    }

    private sealed class Startup : IFrostingStartup
    {
        public void Configure(IServiceCollection services) => services.AddSingleton<IClock, FixedClock>();
    }

    private sealed class ClockModule : ICakeModule
    {
        public void Register(ICakeContainerRegistrar registrar) => registrar.RegisterType<FixedClock>().As<IClock>().Singleton();
    }

    private sealed class NotingInstaller(Journal journal, IFileSystem files) : IPackageInstaller
    {
        public bool CanInstall(PackageReference package, PackageType type) => package.Scheme == "noted";

        public IReadOnlyCollection<IFile> Install(PackageReference package, PackageType type, DirectoryPath path)
        {
            journal.Add($"{package.Package} into {path}");
            return [files.GetFile(Environment.ProcessPath!)];
        }
    }
}
