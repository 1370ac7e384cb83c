namespace Jobs.VertexAi;

/// <summary>Why a job failed.</summary>
/// <param name="Code">A google.rpc.Code.</param>
internal sealed record CustomJobError(int Code, string? Message);
