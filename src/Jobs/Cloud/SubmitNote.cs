namespace Jobs.Cloud;

/// <summary>What this machine remembers of the submission of a run.</summary>
/// <param name="Sent">When the request was sent; it may or may not have arrived.</param>
/// <param name="Job">The job it made, once that is known.</param>
internal sealed record SubmitNote(DateTimeOffset Sent, string? Job);
