using System.CommandLine;
using System.CommandLine.Parsing;
using Faults;
using Kernels;
using Settings;
using Settings.Declarations;
using Text;
using Trainer.Cli.Options;
using Trainer.Cli.Terminals;
using Trainer.Configuration;

namespace Trainer.Cli;

/// <summary>The arguments of <c>train</c>: every declared setting, and the tutorial's <c>--bw</c>.</summary>
internal sealed class TrainArguments
{
    private const string KernelsOption = "--kernels", PretrainedOption = "--pretrained", DirectionOption = "--direction";

    private readonly ServiceEnvironment _service;
    private readonly SettingOptions _settings = new(new TrainerSettings());
    private readonly SettingOptions _run = new(new RunOptions());

    private readonly Option<bool> _backward = new("--bw")
    {
        Description = $"Trains on reversed documents, as {DirectionOption}=backward does.",
    };

    /// <param name="service">The folders of the service that runs the training, which apply unless the arguments name others.</param>
    public TrainArguments(ServiceEnvironment service) => _service = service;

    public IEnumerable<Option> Options => [.. _settings.Options, .. _run.Options, _backward];

    /// <exception cref="FaultException">Two arguments contradict each other.</exception>
    public TrainerSettings Read(ParseResult arguments)
    {
        var run = new RunOptions
        {
            ExportDir = _service.ModelDir,
            TensorBoardDir = _service.TensorBoardDir,
            CheckpointRoot = _service.CheckpointDir,
        };
        _run.ReadInto(run, arguments);
        var settings = new TrainerSettings { Run = run };
        _settings.ReadInto(settings, arguments);
        Check(settings, arguments);

        if (arguments.GetValue(_backward))
            settings = settings with { Pretrained = settings.Pretrained with { Direction = Direction.Backward } };
        if (!Tokenizers.UsesSentencePiece(settings.Language) && !IsGiven(arguments, PretrainedOption))
            settings = settings with { Pretrained = settings.Pretrained with { Source = LanguageModelSource.Wt103 } };
        return settings;
    }

    private void Check(TrainerSettings settings, ParseResult arguments)
    {
        if (Tokenizers.UsesSentencePiece(settings.Language) && settings.Pretrained.Source == LanguageModelSource.Wt103)
        {
            throw new FaultException(
                FaultKind.Settings,
                $"{PretrainedOption}: wt103 reads English only, and --lang is {Spelling.Of(settings.Language)}. Choose bucket or none.");
        }

        if (arguments.GetValue(_backward) && IsGiven(arguments, DirectionOption))
            throw new FaultException(FaultKind.Settings, $"--bw: {DirectionOption} is given too. Leave one of them out.");
        if (settings.Training.Precision != Precision.Fp32 && settings.Run.Kernels == KernelChoice.Fast && IsGiven(arguments, KernelsOption))
        {
            throw new FaultException(
                FaultKind.Settings, $"{KernelsOption}: fast computes in fp32 only, and --precision is bf16. Leave one of them out.");
        }
    }

    private static bool IsGiven(ParseResult arguments, string option) => arguments.GetResult(option) is OptionResult { Implicit: false };
}
