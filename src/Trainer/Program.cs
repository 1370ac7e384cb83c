using Trainer.Cli;

return await CommandLine.RunAsync(args);
