using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Cake.Frosting.Tests;

/// <summary>Runs builds in this process.</summary>
public static partial class Build
{
    public static BuildResult Run(Action<CakeHost> configure, params string[] args)
    {
        var (console, output, error, folder) = (AnsiConsole.Console, Console.Out, Console.Error, Environment.CurrentDirectory);
        using var printed = new StringWriter();
        try
        {
            AnsiConsole.Console = PlainConsole(printed);
            Console.SetOut(printed);
            Console.SetError(printed);
            var journal = new Journal();
            var host = new CakeHost().ConfigureServices(services => services.AddSingleton(journal));
            configure(host);
            var exitCode = host.Run(args);
            return new BuildResult(exitCode, Clean(printed.ToString()), journal.Entries);
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

    private static IAnsiConsole PlainConsole(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
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
