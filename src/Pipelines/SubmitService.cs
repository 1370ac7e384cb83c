namespace Pipelines;

/// <summary>Where a training job runs.</summary>
public enum SubmitService
{
    /// <summary>A process on this machine.</summary>
    Local,

    /// <summary>A custom job of Vertex AI.</summary>
    VertexAi,

    /// <summary>A job of AI Platform Training, the service before Vertex AI. Google shut it down on 2025-01-31.</summary>
    AiPlatform,
}
