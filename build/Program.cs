using Build;
using Microsoft.Extensions.DependencyInjection;

// Cake decides on colours by TERM alone, which says nothing of a pipe.
if (Console.IsOutputRedirected)
    Environment.SetEnvironmentVariable("TERM", "dumb");

var exit = new BuildExit();
var caller = new CallerFolder(Environment.CurrentDirectory);
var code = new CakeHost()
    .ConfigureServices(services => services.AddSingleton(exit).AddSingleton(caller).AddSingleton(TimeProvider.System))
    .UseContext<BuildContext>()
    .UseLifetime<BuildLifetime>()
    .UseWorkingDirectory(BuildPaths.FindRoot(AppContext.BaseDirectory))
    .Run(args);
return exit.Finish(code, args, Console.Error);
