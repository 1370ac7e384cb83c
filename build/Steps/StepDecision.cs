namespace Build.Steps;

/// <param name="Reason">Why the step runs or does not, for the user.</param>
internal sealed record StepDecision(bool MustRun, string Reason);
