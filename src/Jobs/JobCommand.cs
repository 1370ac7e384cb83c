namespace Jobs;

/// <summary>A program and its arguments, each passed on exactly as it is: no shell reads them.</summary>
/// <param name="Program">A path, or a name that is looked up on the PATH of the job.</param>
/// <param name="Arguments">Without the program.</param>
public sealed record JobCommand(string Program, IReadOnlyList<string> Arguments);
