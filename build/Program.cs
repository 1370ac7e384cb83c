using Build;
using Microsoft.Extensions.DependencyInjection;

// Cake decides on colours by TERM alone, which says nothing of a pipe.
if (Console.IsOutputRedirected)
    Environment.SetEnvironmentVariable("TERM", "dumb");

var exit = new BuildExit();
var caller = new CallerFolder(Environment.CurrentDirectory);
var root = BuildPaths.FindRoot(AppContext.BaseDirectory);
var code = new CakeHost()
    .ConfigureServices(services => services.AddSingleton(exit).AddSingleton(caller).AddSingleton(TimeProvider.System))
    .UseContext<BuildContext>()
    .UseLifetime<BuildLifetime>()
    .UseWorkingDirectory(root)
    .Run(args);
return exit.Finish(code, BuildPaths.Script(root, caller.Path), args, Console.Out, Console.Error);
