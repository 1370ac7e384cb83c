using System.Text.Json.Nodes;

namespace FakeVertexAi;

/// <summary>How the server fails one request.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Whether what was asked for is done all the same.</summary>
    public bool AfterWork { get; init; }

    /// <summary>Answers with an error.</summary>
    /// <param name="Code">The HTTP status.</param>
    /// <param name="Answer">The body; a plain error of that status when null.</param>
    /// <param name="RetryAfter">The pause the answer asks for, in seconds.</param>
    public sealed record Status(int Code, JsonNode? Answer = null, int? RetryAfter = null) : Fault;

    /// <summary>Answers with a page that is no JSON.</summary>
    public sealed record Page(int Code, string Text) : Fault;

    /// <summary>Breaks the connection.</summary>
    public sealed record Drop : Fault;

    /// <summary>Sends nothing until the client gives up.</summary>
    public sealed record Stall : Fault;
}
