using Build.Ci;
using Build.Several;
using Microsoft.Extensions.DependencyInjection;

CalmOutput.OfProcess.Impose(Environment.SetEnvironmentVariable);

var caller = new CallerFolder(Environment.CurrentDirectory);
var root = BuildPaths.FindRoot(AppContext.BaseDirectory);
var script = BuildPaths.Script(root, caller.Path);
var arguments = new RawArguments(args);
var files = new PipelineFiles(root, caller);
if (SeveralPipelines.Named(arguments, files) is { } several)
{
    using var stop = StopRequest.OfProcess();
    var process = new BuildProcess(caller.Path, stop, TimeProvider.System);
    return await new SeveralPipelines(
        files, root, script, process.RunAsync, stop, TimeProvider.System, Console.Out, Console.Error).RunAsync(arguments, several);
}

var note = BuildNote.TakePath();
var exit = new BuildExit();
var host = new CakeHost();
if (arguments.IsOn("quiet"))
{
    host.ConfigureServices(services => services.AddSingleton<ICakeReportPrinter, SilentReports>());
    arguments = arguments.Has("verbosity") ? arguments : arguments.Add("--verbosity=quiet");
}

var code = host
    .ConfigureServices(services => services.AddSingleton(exit).AddSingleton(caller).AddSingleton(TimeProvider.System))
    .UseContext<BuildContext>()
    .UseLifetime<BuildLifetime>()
    .UseWorkingDirectory(root)
    .Run(arguments.Words);
if (note is not null)
    BuildNote.Write(note, exit);
return exit.Finish(code, script, args, Console.Out, Console.Error);
