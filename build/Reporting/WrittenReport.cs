using Runs;

namespace Build.Reporting;

/// <param name="Path">The page.</param>
/// <param name="Run">The run that it is about.</param>
public sealed record WrittenReport(string Path, RunRecord Run);
