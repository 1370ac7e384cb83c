namespace Training.Benchmarks;

/// <summary>What surrounds the training of the quickstart.</summary>
/// <param name="ColdSubmitSeconds">Submit in a fresh clone: the build host is compiled, the trainer published and proven, the model trained.</param>
/// <param name="RepeatedSubmitSeconds">The same command again, where everything is up to date.</param>
/// <param name="FirstStepSeconds">From the start of the trainer's process until its first stage begins to take steps; the median.</param>
internal sealed record PipelineTimes(double ColdSubmitSeconds, double RepeatedSubmitSeconds, double FirstStepSeconds);
