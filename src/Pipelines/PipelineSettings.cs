using System.ComponentModel;
using System.Text.Json.Serialization;
using Pipelines.Definition;
using Settings;

namespace Pipelines;

/// <summary>
/// One pipeline: the checked content of a pipeline file, of the files it extends and of the overrides, variables filled in.
/// A property is a key of the file; a C# <c>required</c> property is a required key, a nullable one may be left out, and the value of
/// a new instance is the default. <see cref="Name"/> alone is no key.
/// </summary>
[Description("A pipeline: from a data set to a trained text classifier.")]
public sealed record PipelineSettings
{
    /// <summary>The name of the file, without its extension.</summary>
    [JsonIgnore]
    public required string Name { get; init; }

    [Description("What this pipeline is for, in a few words. Shown in the list of pipelines.")]
    [Example("Support messages by topic")]
    public string? Description { get; init; }

    [Description("The language of the texts.")]
    public required Language Language { get; init; }

    [Description("`multilabel`: a text carries any number of the labels. `multiclass`: one of them or none.")]
    public ClassificationTask Task { get; init; }

    [Description("The data set: a CSV of texts with one 0/1 column a label.")]
    public required DatasetSettings Dataset { get; init; }

    [Description("How the rows are divided.")]
    public SplitSettings Split { get; init; } = new();

    [Description("The language model to start from.")]
    public PretrainedSettings Pretrained { get; init; } = new();

    [Description("The encoder, when it is trained from scratch. Pretrained weights bring their own sizes.")]
    public ModelSettings Model { get; init; } = new();

    [Description("The vocabulary, when it is made from the data set.")]
    public VocabularySettings Vocabulary { get; init; } = new();

    [Description("How the language model is fine-tuned and the classifier trained.")]
    public TrainingSettings Training { get; init; } = new();

    [Description("Where the model and its scores go.")]
    public StorageSettings Storage { get; init; } = new();

    [Description("The container image of the trainer. Without this section the trainer runs as a process.")]
    public ImageSettings? Image { get; init; }

    [Description("The short run that proves the trainer before anything is pushed or submitted.")]
    public SmokeTestSettings SmokeTest { get; init; } = new();

    [Description("Where the training job runs. The names are Vertex AI's own.")]
    public SubmitSettings Submit { get; init; } = new();

    [Description("Who is told that a followed job has ended. Without this section nobody is.")]
    public NotifySettings? Notify { get; init; }

    [Description("What the report on a trained model shows.")]
    public ReportSettings Report { get; init; } = new();
}
