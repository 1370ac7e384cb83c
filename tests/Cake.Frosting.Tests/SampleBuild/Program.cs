using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using SampleBuild;

var outcome = new Outcome();
var exitCode = new CakeHost()
    .UseContext<BuildContext>()
    .UseLifetime<BuildLifetime>()
    .ConfigureServices(services => services.AddSingleton(outcome))
    .Run(args);
return outcome.ExitCode(exitCode);
