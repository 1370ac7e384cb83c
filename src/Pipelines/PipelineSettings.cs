using System.ComponentModel;
using System.Text.Json.Serialization;
using Settings;
using Settings.Declarations;

namespace Pipelines;

/// <summary>
/// One pipeline: the checked content of a pipeline file, of the files it extends and of the overrides, variables filled in.
/// A property is a key of the file; a C# <c>required</c> property is a required key, a nullable one may be left out, and the value of
/// a new instance is the default. <see cref="Name"/> alone is not a key.
/// </summary>
[Description("A pipeline: from a data set to a trained text classifier.")]
public sealed record PipelineSettings : LearningSettings<DatasetSettings, PretrainedSettings>
{
    /// <summary>The name of the file, without its extension.</summary>
    [JsonIgnore]
    public required string Name { get; init; }

    [Description("The purpose of the pipeline in a few words. Shown in the list of pipelines.")]
    [Example("Support messages by topic")]
    public string? Description { get; init; }

    [Description("The container image of the trainer. Without this section the trainer runs as a process.")]
    public ImageSettings? Image { get; init; }

    [Description("The short run that proves the trainer before anything is pushed or submitted.")]
    public SmokeTestSettings SmokeTest { get; init; } = new();

    [Description("The job service and its machines. The key names are Vertex AI's own.")]
    public SubmitSettings Submit { get; init; } = new();

    [Description("The recipients of a notification when a followed job has ended. Without this section no notification is sent.")]
    public NotifySettings? Notify { get; init; }
}
