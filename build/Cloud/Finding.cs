namespace Build.Cloud;

/// <summary>What one look before a job says.</summary>
/// <param name="Subject">What was looked at: <c>bucket</c>, or the path of a setting.</param>
/// <param name="Message">One line: what is wrong, and what mends it.</param>
/// <param name="Fault">Whose mistake a problem is.</param>
internal sealed record Finding(FindingKind Kind, string Subject, string Message, FaultKind Fault = FaultKind.Remote)
{
    public static Finding Problem(string subject, string message, FaultKind fault = FaultKind.Remote) =>
        new(FindingKind.Problem, subject, message, fault);

    public static Finding Warning(string subject, string message) => new(FindingKind.Warning, subject, message);

    /// <param name="why">Why it cannot be found out.</param>
    public static Finding Unchecked(string subject, string why) => new(FindingKind.Unchecked, subject, $"could not be checked: {why}");

    public override string ToString() => $"{Subject}: {Message}";
}
