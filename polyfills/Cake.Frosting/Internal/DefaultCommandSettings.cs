using System.ComponentModel;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

internal sealed class DefaultCommandSettings : CommandSettings
{
    [CommandOption("--target|-t|--Target <TARGET>")]
    [DefaultValue("Default")]
    [Description("The task to run, with all it depends on. May be repeated.")]
    public string[] Targets { get; set; } = [];

    [CommandOption("--working|-w <PATH>")]
    [TypeConverter(typeof(Cli.DirectoryPathConverter))]
    [Description("The folder to work in.")]
    public DirectoryPath? WorkingDirectory { get; set; }

    [CommandOption("--verbosity|-v <VERBOSITY>")]
    [Description("How much to print: Quiet, Minimal, Normal (the default), Verbose or Diagnostic.")]
    public string? VerbosityName { get; set; }

    [CommandOption("--description|--descriptions|--showdescription|--showdescriptions")]
    [Description("Lists the tasks and what they do.")]
    public bool Description { get; set; }

    [CommandOption("--tree|--showtree")]
    [Description("Lists the tasks and what they depend on.")]
    public bool Tree { get; set; }

    [CommandOption("--dryrun|--noop|--whatif")]
    [Description("Lists the tasks that would run, in order, and runs none.")]
    public bool DryRun { get; set; }

    [CommandOption("--exclusive|-e")]
    [Description("Runs the target without what it depends on.")]
    public bool Exclusive { get; set; }

    [CommandOption("--version|--ver")]
    [Description("Prints the version.")]
    public bool Version { get; set; }

    [CommandOption("--info")]
    [Description("Prints more about Cake.")]
    public bool Info { get; set; }

    /// <summary>Null when the command line leaves it to the configuration.</summary>
    public Verbosity? Verbosity => VerbosityParser.TryParse(VerbosityName, out var verbosity) ? verbosity : null;

    /// <summary>False when the tasks are only listed. A dry run goes before the lists.</summary>
    public bool RunsTargets => DryRun || !(Tree || Description);

    public override ValidationResult Validate() => VerbosityName is null || Verbosity is not null
        ? ValidationResult.Success()
        : ValidationResult.Error($"Unknown verbosity '{VerbosityName}'. Use Quiet, Minimal, Normal, Verbose or Diagnostic.");
}
