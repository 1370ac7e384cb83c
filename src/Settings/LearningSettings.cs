using System.ComponentModel;
using Settings.Declarations;

namespace Settings;

/// <summary>The settings that a pipeline file and the trainer have in common: what is trained on what, and how.</summary>
/// <typeparam name="TDataset">The data set as the program that holds the settings knows it.</typeparam>
/// <typeparam name="TPretrained">The language model to start from, as that program knows it.</typeparam>
public abstract record LearningSettings<TDataset, TPretrained>
    where TDataset : DatasetColumns
    where TPretrained : LanguageModelSettings, new()
{
    [Description("The language of the texts.")]
    [Argument("--lang")]
    public required Language Language { get; init; }

    [Description("`multilabel`: a text carries any number of the labels. `multiclass`: one of them or none.")]
    [Argument("--task")]
    public ClassificationTask Task { get; init; }

    [Description("The data set: a CSV of texts with one 0/1 column a label.")]
    public required TDataset Dataset { get; init; }

    [Description("The division of the rows into training, validation and test rows.")]
    public SplitSettings Split { get; init; } = new();

    [Description("The language model to start from.")]
    public TPretrained Pretrained { get; init; } = new();

    [Description("The encoder, when it is trained from scratch. Pretrained weights bring their own sizes.")]
    public ModelSettings Model { get; init; } = new();

    [Description("The vocabulary, when it is made from the data set.")]
    public VocabularySettings Vocabulary { get; init; } = new();

    [Description("The training of the language model and of the classifier.")]
    public TrainingSettings Training { get; init; } = new();

    [Description("The place of the model and its scores.")]
    public StorageSettings Storage { get; init; } = new();

    [Description("The content of the report on a trained model.")]
    public ReportSettings Report { get; init; } = new();
}
