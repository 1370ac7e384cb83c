namespace Build.CommandLine;

/// <summary>Where the user stood when calling the build, which itself works in the root of the checkout.</summary>
public sealed record CallerFolder(string Path);
