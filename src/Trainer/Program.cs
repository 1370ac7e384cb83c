using Trainer.Cli;
using Trainer.Cli.Terminals;

using var interruption = Interruption.OfProcess();
return await CommandLine.RunAsync(args, Terminal.OfProcess(), interruption);
