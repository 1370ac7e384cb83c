namespace Jobs;

/// <summary>Program and its arguments. Arguments are passed unchanged, without a shell.</summary>
/// <param name="Program">A path, or a name that is looked up on the PATH of the job.</param>
/// <param name="Arguments">The arguments, without the program.</param>
public sealed record JobCommand(string Program, IReadOnlyList<string> Arguments);
