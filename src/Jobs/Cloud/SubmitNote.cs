namespace Jobs.Cloud;

/// <summary>Submission record of a run on this machine.</summary>
/// <param name="Sent">The time when the request was sent, whether or not it arrived.</param>
/// <param name="Job">The id of the created job; null while it is not known.</param>
internal sealed record SubmitNote(DateTimeOffset Sent, string? Job);
