using System.CommandLine;
using System.Globalization;
using Faults;
using Kernels.Devices;
using Kernels.Native;
using Settings;
using Spectre.Console;
using Trainer.Cli.Options;
using Training.Benchmarks;

// A timed process pays for no command-line parser.
if (args is [OwnSteps.Name or StepParts.Name, var settings])
{
    TorchLibrary.Load();
    if (args[0] == OwnSteps.Name)
    {
        var step = StepSettings.Parse(settings);
        if (step.Work == Work.Prediction)
            OwnPredictions.Run(step, Console.In, Console.Out);
        else
            OwnSteps.Run(step, Console.In, Console.Out);
        return 0;
    }

    using var parts = new StepParts(StepSettings.Parse(settings));
    parts.Run(Console.In, Console.Out);
    return 0;
}

var cases = new Option<string[]>("--case") { Description = "Names of cases, * for anything; repeatable. All when left out." };
var quick = new Option<bool>("--quick") { Description = "Only batches of 16, a vocabulary of 15,000, and everything trained." };
var rounds = Count("--runs", 5, "Rounds of each case that count: a step each, on a GPU 20.");
var threads = Count("--threads", Environment.ProcessorCount, "Of libtorch, for all alike.");
var device = DeviceOption.Create("What computes the steps, ours and the peer's");
var precision = TextOptions.Choice("--precision", "Of the products in training steps, ours and the peer's.", ["fp32", "bf16"]);
precision.DefaultValueFactory = _ => "fp32";
var python = new Option<string>("--python") { DefaultValueFactory = _ => "/usr/bin/python3", Description = "A Python that has PyTorch: the peer." };
var onlyOurs = new Option<bool>("--only-ours") { Description = "Leave the peer out." };
var noParts = new Option<bool>("--no-parts") { Description = "Time whole steps only, as on a GPU and in bf16 always." };
var memorySteps = Count("--memory-steps", 0, "Instead of timing, watch our memory over so many steps of each case.");
var submitOf = new Option<string?>("--submit-of") { Description = "Time Submit of the quickstart, too, in a clone of this checkout: minutes." };
var json = new Option<string>("--json")
{
    DefaultValueFactory = _ => Path.Combine("artifacts", "benchmarks", "training.json"),
    Description = "Where the figures go.",
};
var compare = new RootCommand("Times training steps and predictions beside the limit that matrix products set, and beside PyTorch.")
{
    cases, quick, rounds, threads, device, precision, python, onlyOurs, noParts, memorySteps, submitOf, json,
};
compare.SetAction(parsed =>
{
    try
    {
        var chosenPrecision = Enum.Parse<Precision>(parsed.GetValue(precision)!, ignoreCase: true);
        var chosen = CaseChoice.Of(parsed.GetValue(cases) ?? [], parsed.GetValue(quick), chosenPrecision);
        var peer = parsed.GetValue(onlyOurs) ? null : Peer.Find(parsed.GetValue(python)!);
        TorchLibrary.Load();
        var watched = parsed.GetValue(memorySteps);
        var chosenDevice = ComputeDevice.Choose(DeviceOption.Parse(parsed.GetValue(device)!));
        var computation = Computation.On(chosenDevice, chosenPrecision, parsed.GetValue(threads));
        using var product = new ProductMeter(computation);
        var comparison = new Comparison(
            parsed.GetValue(rounds), computation, product, peer, withParts: computation is { IsOnCpu: true, Precision: Precision.Fp32 } && !parsed.GetValue(noParts));
        var report = new Report(
            TimeProvider.System.GetLocalNow(), Machine.Processor, Environment.ProcessorCount, computation.Threads, chosenDevice.Name,
            computation.Precision, parsed.GetValue(rounds), peer?.Version, Cases: [], Memory: [], Pipeline: null);
        foreach (var (index, one) in chosen.Index())
        {
            Console.Error.WriteLine($"{index + 1} of {chosen.Count}: {one.Name}");
            report = watched > 0
                ? report with { Memory = [.. report.Memory, Comparison.Watch(one, watched, computation)] }
                : report with { Cases = [.. report.Cases, comparison.Run(one)] };
            report.Write(parsed.GetValue(json)!); // a run of hours may not come to its end
        }

        if (parsed.GetValue(submitOf) is { } repository)
        {
            Console.Error.WriteLine("Submit of the quickstart");
            using var clone = new QuickstartClone(repository);
            report = report with { Pipeline = clone.Measure(parsed.GetValue(rounds)) };
            report.Write(parsed.GetValue(json)!);
        }

        report.Print(AnsiConsole.Console);
        return 0;
    }
    catch (FaultException fault)
    {
        Console.Error.WriteLine(fault.Message);
        return fault.ExitCode;
    }
});
var command = compare.Parse(args);
foreach (var error in command.Errors)
    Console.Error.WriteLine(error.Message);
return command.Errors.Count > 0 ? (int)FaultKind.Settings : command.Invoke();

static Option<int> Count(string name, int byDefault, string description) => new(name)
{
    DefaultValueFactory = _ => byDefault,
    Description = description,
    CustomParser = result =>
    {
        if (int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var count) && count > 0)
            return count;
        result.AddError($"{name}: expected a whole number from 1, got \"{result.Tokens[0].Value}\".");
        return byDefault;
    },
};
