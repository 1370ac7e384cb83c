namespace Build.Submission;

/// <summary>What a cloud job runs.</summary>
/// <param name="Image">The image, by digest once it is pushed.</param>
/// <param name="Arguments">Of the trainer.</param>
/// <param name="Labels">All but that of the run.</param>
internal sealed record CloudWork(
    string RunId, string Image, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Labels);
