using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipelines.Definition;

namespace Pipelines;

/// <summary>The trainer's container image.</summary>
public sealed record ImageSettings
{
    [Description("The name the image is built and pushed under, its tag included.")]
    [RegularExpression(Forms.ImageReference, ErrorMessage = "an image name in lower case with an optional :tag")]
    [Example("us-central1-docker.pkg.dev/my-project/train/trainer:1.0")]
    public required string Uri { get; init; }

    [Description("The image it is built on, if not the one container/Trainer.Dockerfile names.")]
    [RegularExpression("^\\S+$", ErrorMessage = "an image name")]
    [Example("ubuntu:24.04")]
    public string? Base { get; init; }

    [Description("Pins the content of the base image.")]
    [RegularExpression("^sha256:[0-9a-f]{64}$", ErrorMessage = "sha256: and 64 hexadecimal digits")]
    [Example("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public string? BaseDigest { get; init; }

    [Description("The program that builds, runs and pushes.")]
    public ContainerEngine Engine { get; init; }

    [Description("The libtorch inside.")]
    public TorchBackend Torch { get; init; }
}
