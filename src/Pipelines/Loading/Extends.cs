namespace Pipelines.Loading;

/// <summary>The one key of a pipeline file that is no setting: it is gone when the files are laid over one another.</summary>
internal static class Extends
{
    public const string Key = "extends";

    public const string Expected = "a file name or a list of them";

    public const string Description = "The file, or files, this one is laid over, named from where it lies. Maps merge, "
        + "anything else is replaced, the nearer file wins; of a list, the later one.";
}
