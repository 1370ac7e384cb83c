using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

public static partial class DockerAliases
{
    [CakeMethodAlias]
    public static void DockerBuild(this ICakeContext context, string path) => DockerBuild(context, null, path);

    /// <summary>Builds an image.</summary>
    /// <param name="path">The build context: a folder or an address.</param>
    [CakeMethodAlias]
    public static void DockerBuild(this ICakeContext context, DockerImageBuildSettings? settings, string path) =>
        Run(context, "image build", settings, Given(path, nameof(path)));

    /// <summary>Loads images from an archive.</summary>
    [CakeMethodAlias]
    public static void DockerLoad(this ICakeContext context, DockerImageLoadSettings? settings) => Run(context, "load", settings);

    /// <summary>Writes images to an archive.</summary>
    [CakeMethodAlias]
    public static void DockerSave(this ICakeContext context, DockerImageSaveSettings? settings, params string[] images) =>
        Run(context, "save", settings, NotEmpty(images, nameof(images)));

    /// <summary>Gives an image one more name.</summary>
    [CakeMethodAlias]
    public static void DockerTag(this ICakeContext context, string imageReference, string registryReference) => Run(
        context,
        "tag",
        new DockerImageTagSettings(),
        Given(imageReference, nameof(imageReference)),
        Given(registryReference, nameof(registryReference)));

    [CakeMethodAlias]
    public static void DockerPush(this ICakeContext context, string imageReference) => DockerPush(context, null, imageReference);

    /// <summary>Sends an image to its registry.</summary>
    [CakeMethodAlias]
    public static void DockerPush(this ICakeContext context, DockerImagePushSettings? settings, string imageReference) =>
        Run(context, "push", settings, Given(imageReference, nameof(imageReference)));

    [CakeMethodAlias]
    public static void DockerPull(this ICakeContext context, string imageReference) => DockerPull(context, null, imageReference);

    /// <summary>Fetches an image from its registry.</summary>
    [CakeMethodAlias]
    public static void DockerPull(this ICakeContext context, DockerImagePullSettings? settings, string imageReference) =>
        Run(context, "pull", settings, Given(imageReference, nameof(imageReference)));

    [CakeMethodAlias]
    public static void DockerRmi(this ICakeContext context, params string[] images) => DockerRemove(context, null, images);

    /// <summary>Removes images, or names of images.</summary>
    [CakeMethodAlias]
    public static void DockerRemove(this ICakeContext context, DockerImageRemoveSettings? settings, params string[] images) =>
        Run(context, "rmi", settings, NotEmpty(images, nameof(images)));

    private static string Given(string value, string parameter) =>
        string.IsNullOrEmpty(value) ? throw new ArgumentNullException(parameter) : value;
}
