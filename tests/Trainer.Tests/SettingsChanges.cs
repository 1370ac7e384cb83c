using Settings;
using Trainer.Configuration;

namespace Trainer.Tests;

/// <summary>Changes single settings of a run.</summary>
internal static class SettingsChanges
{
    public static TrainerSettings With(
        this TrainerSettings settings,
        Func<DatasetColumns, DatasetColumns>? dataset = null,
        Func<SplitSettings, SplitSettings>? split = null,
        Func<PretrainedStart, PretrainedStart>? pretrained = null,
        Func<ModelSettings, ModelSettings>? model = null,
        Func<VocabularySettings, VocabularySettings>? vocabulary = null,
        Func<TrainingSettings, TrainingSettings>? training = null,
        Func<StorageSettings, StorageSettings>? storage = null,
        Func<ReportSettings, ReportSettings>? report = null,
        Func<RunOptions, RunOptions>? run = null) => settings with
        {
            Dataset = dataset?.Invoke(settings.Dataset) ?? settings.Dataset,
            Split = split?.Invoke(settings.Split) ?? settings.Split,
            Pretrained = pretrained?.Invoke(settings.Pretrained) ?? settings.Pretrained,
            Model = model?.Invoke(settings.Model) ?? settings.Model,
            Vocabulary = vocabulary?.Invoke(settings.Vocabulary) ?? settings.Vocabulary,
            Training = training?.Invoke(settings.Training) ?? settings.Training,
            Storage = storage?.Invoke(settings.Storage) ?? settings.Storage,
            Report = report?.Invoke(settings.Report) ?? settings.Report,
            Run = run?.Invoke(settings.Run) ?? settings.Run,
        };
}
