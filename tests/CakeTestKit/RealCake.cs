using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Tooling;

namespace CakeTestKit;

/// <summary>Cake outside a build: the real file system, environment, tool search and processes, and a log that is kept.</summary>
public static class RealCake
{
    /// <param name="log">Where it logs; null for nowhere.</param>
    /// <param name="tools">Where programs are looked for; null for the PATH.</param>
    public static ICakeContext Context(ICakeLog? log = null, IToolLocator? tools = null)
    {
        log ??= new NullLog();
        var files = new FileSystem();
        var environment = new CakeEnvironment(new CakePlatform(), new CakeRuntime());
        var globber = new Globber(files, environment);
        var configuration = new CakeConfiguration(new Dictionary<string, string>());
        var arguments = new CakeArguments(Array.Empty<string>().ToLookup(name => name));
        var search = new ToolResolutionStrategy(files, environment, globber, configuration, log);
        tools ??= new ToolLocator(environment, new ToolRepository(environment), search);
        var processes = new ProcessRunner(files, environment, log, tools, configuration);
        var none = new NothingElse();
        return new CakeContext(
            files, environment, globber, log, arguments, processes, new WindowsRegistry(), tools, new CakeDataService(), configuration, none, none);
    }

    private sealed class NothingElse : IToolInstaller, IServiceProvider
    {
        public IEnumerable<FilePath> Install(PackageReference tool) => throw new NotSupportedException();

        public object? GetService(Type serviceType) => null;
    }
}
