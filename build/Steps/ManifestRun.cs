namespace Build.Steps;

/// <summary>The newest submission of a pipeline.</summary>
/// <param name="Id">Unique; a job carries it as a label, so that no run is submitted twice.</param>
/// <param name="InputsSha256">What the run was made of: data, settings and trainer.</param>
/// <param name="Region">Where in the cloud; null on this machine.</param>
/// <param name="JobId">Null until the job service has taken the job.</param>
internal sealed record ManifestRun(string Id, string InputsSha256, string Service, string? Region = null, string? JobId = null, string? State = null);
