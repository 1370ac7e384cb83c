namespace Build.Steps;

/// <summary>The newest submission of a pipeline.</summary>
/// <param name="Id">Unique id; the job carries it as a label, so that no run is submitted twice.</param>
/// <param name="InputsSha256">Hash of the run's inputs: data, settings and trainer.</param>
/// <param name="Region">The cloud region; null on this machine.</param>
/// <param name="JobId">Null until the job service has accepted the job.</param>
internal sealed record ManifestRun(string Id, string InputsSha256, string Service, string? Region = null, string? JobId = null, string? State = null);
