namespace FakeVertexAi;

/// <summary>What a request is for; of jobs, of Vertex AI and AI Platform alike.</summary>
public enum RequestKind
{
    Create,
    Get,
    List,
    Cancel,
    ReadLog,
    GetServiceAccount,
    TestServiceAccount,
    Other,
}
