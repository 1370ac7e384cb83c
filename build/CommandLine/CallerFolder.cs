namespace Build.CommandLine;

/// <summary>The folder that the user calls the build from. The build itself runs in the root of the checkout.</summary>
public sealed record CallerFolder(string Path);
