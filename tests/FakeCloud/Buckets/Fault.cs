namespace FakeCloud.Buckets;

/// <summary>How the server fails one request.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Answers with an error, after it has read (or, of a download, instead of sending) some of the content.</summary>
    /// <param name="Code">The HTTP status.</param>
    /// <param name="AfterBytes">Of the content of an upload.</param>
    /// <param name="RetryAfter">The pause the answer asks for.</param>
    /// <param name="Message">The text of the answer.</param>
    public sealed record Status(int Code, long AfterBytes = 0, TimeSpan? RetryAfter = null, string Message = "injected") : Fault;

    /// <summary>Breaks the connection after so many bytes of the content came or went.</summary>
    public sealed record Drop(long AfterBytes = 0) : Fault;

    /// <summary>Does what it was asked to do, and breaks the connection instead of answering.</summary>
    public sealed record LoseAnswer : Fault;

    /// <summary>Keeps so many bytes of what was sent, and says so, as if the rest had not come.</summary>
    public sealed record KeepOnly(long Bytes) : Fault;

    /// <summary>Changes one bit of the content on its way.</summary>
    public sealed record Corrupt : Fault;

    /// <summary>Stores the content, and gives another checksum for it.</summary>
    public sealed record MisreportChecksum : Fault;

    /// <summary>Ends a download early as if that were all.</summary>
    public sealed record Truncate(long AfterBytes) : Fault;

    /// <summary>Sends some bytes, then nothing until the client gives up.</summary>
    public sealed record Stall(long AfterBytes = 0) : Fault;
}
