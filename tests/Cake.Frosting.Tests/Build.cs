using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Cake.Frosting.Tests;

/// <summary>Runs builds in this process.</summary>
public static partial class Build
{
    // One for all builds, because Spectre.Console.Cli keeps the console it met first.
    private static readonly StringWriter Printed = new();
    private static readonly IAnsiConsole Plain = PlainConsole();

    public static BuildResult Run(Action<CakeHost> configure, params string[] args)
    {
        var (console, output, error, folder) = (AnsiConsole.Console, Console.Out, Console.Error, Environment.CurrentDirectory);
        Printed.GetStringBuilder().Clear();
        try
        {
            AnsiConsole.Console = Plain;
            Console.SetOut(Printed);
            Console.SetError(Printed);
            var journal = new Journal();
            var host = new CakeHost().ConfigureServices(services => services.AddSingleton(journal));
            configure(host);
            var exitCode = host.Run(args);
            return new BuildResult(exitCode, Clean(Printed.ToString()), journal.Entries);
        }
        finally
        {
            AnsiConsole.Console = console;
            Console.SetOut(output);
            Console.SetError(error);
            Environment.CurrentDirectory = folder;
        }
    }

    public static CakeHost With<TTask>(this CakeHost host)
        where TTask : class, IFrostingTask =>
        host.ConfigureServices(services => services.AddSingleton<IFrostingTask, TTask>());

    private static IAnsiConsole PlainConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Printed),
        });
        console.Profile.Width = 140;
        return console;
    }

    private static string Clean(string text) => TrailingBlanks().Replace(Colours().Replace(text.ReplaceLineEndings("\n"), ""), "");

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colours();

    [GeneratedRegex(@"[ ]+$", RegexOptions.Multiline)]
    private static partial Regex TrailingBlanks();
}
