namespace Build.Submission;

/// <summary>Image and arguments of a cloud job.</summary>
/// <param name="Image">The image, by digest after it is pushed.</param>
/// <param name="Arguments">Arguments of the trainer.</param>
/// <param name="Labels">All labels except the run's.</param>
internal sealed record CloudWork(
    string RunId, string Image, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Labels);
