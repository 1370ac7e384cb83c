using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Pipelines;

/// <summary>The trainer's container image.</summary>
public sealed record ImageSettings
{
    [Description("The image name with its tag. An image whose name has no registry host stays on this machine. When left out: "
        + "`REGION-docker.pkg.dev/PROJECT/REPOSITORY/NAME:TAG`, made of `submit.region`, `submit.project` and the next "
        + "three keys.")]
    [RegularExpression(Forms.ImageReference, ErrorMessage = "an image name in lower case with an optional :tag")]
    [Example("us-central1-docker.pkg.dev/my-project/train/trainer:1.0")]
    public string? Uri { get; init; }

    [Description("The repository in Artifact Registry, when `uri` is left out.")]
    [RegularExpression(Forms.ImagePathPart, ErrorMessage = "a repository name in lower case")]
    public string Repository { get; init; } = "pipeline";

    [Description("The name of the image in the repository.")]
    [RegularExpression(Forms.ImagePath, ErrorMessage = "an image name in lower case")]
    public string Name { get; init; } = "trainer";

    [Description("The image's tag.")]
    [RegularExpression(Forms.ImageTag, ErrorMessage = "a tag: letters, digits, _ . and -")]
    public string Tag { get; init; } = "latest";

    [Description("The base image; the one in container/Trainer.Dockerfile when left out.")]
    [RegularExpression("^\\S+$", ErrorMessage = "an image name")]
    [Example("ubuntu:24.04")]
    public string? Base { get; init; }

    [Description("Pins the content of the base image.")]
    [RegularExpression("^sha256:[0-9a-f]{64}$", ErrorMessage = "sha256: and 64 hexadecimal digits")]
    [Example("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public string? BaseDigest { get; init; }

    [Description("The container engine.")]
    public ContainerEngine Engine { get; init; }

    [Description("The libtorch build in the image.")]
    public TorchBackend Torch { get; init; }

    [Description("The account that pushes. `engine`: the engine's own configuration. `gcloud`: gcloud's user. `password`: `user`. "
        + "`auto`: gcloud's user for a Google registry for which the engine has no credentials, otherwise `engine`.")]
    public ImageLogin Login { get; init; }

    [Description("The user of the registry. Needed by login `password`.")]
    [RegularExpression(@"^[^\s:]+$", ErrorMessage = "a name without spaces and colons")]
    [Example("ci")]
    public string? User { get; init; }

    [Description("The file that holds the password and nothing else. Needed by login `password`.")]
    [RegularExpression(Forms.FilePath, ErrorMessage = "a path")]
    [Example("/run/secrets/registry")]
    public string? PasswordFile { get; init; }
}
