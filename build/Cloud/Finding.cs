namespace Build.Cloud;

/// <summary>One result of a check before a job.</summary>
/// <param name="Subject">What was checked: <c>bucket</c>, or the path of a setting.</param>
/// <param name="Message">One line: what is wrong, and how to fix it.</param>
/// <param name="Fault">The kind of fault that a problem is.</param>
internal sealed record Finding(FindingKind Kind, string Subject, string Message, FaultKind Fault = FaultKind.Remote)
{
    public static Finding Problem(string subject, string message, FaultKind fault = FaultKind.Remote) =>
        new(FindingKind.Problem, subject, message, fault);

    public static Finding Warning(string subject, string message) => new(FindingKind.Warning, subject, message);

    /// <param name="why">Why the check could not be made.</param>
    public static Finding Unchecked(string subject, string why) => new(FindingKind.Unchecked, subject, $"could not be checked: {why}");

    public override string ToString() => $"{Subject}: {Message}";
}
