namespace Training.Benchmarks;

/// <summary>
/// What a process that takes training steps is told on standard input, a line each. It answers <see cref="Ready"/> when it has started,
/// and a line to each command.
/// </summary>
internal static class Commands
{
    /// <summary>The first answer: a step can be asked for.</summary>
    public const string Ready = "ready";

    /// <summary>Take a step, or as many as belong together. Answered with seconds and processor seconds a step and the last loss, or with the parts' times.</summary>
    public const string Step = "step";

    /// <summary>Take no more. Answered with the most memory the process ever held, in bytes.</summary>
    public const string End = "end";
}
