using Jobs.Cloud;

namespace Jobs.Tests.Cloud;

/// <summary>Tokens as a test says.</summary>
internal sealed class FixedToken(string value, string? quotaProject = null) : IAccessTokenSource
{
    public string Value { get; set; } = value;

    /// <summary>What the next renewal gives; null for the same again.</summary>
    public string? Renewed { get; set; }

    public int Renewals { get; private set; }

    /// <summary>What the next requests for a token throw.</summary>
    public Queue<JobException> Failures { get; } = [];

    public Task<AccessToken?> GetAsync(bool renew, CancellationToken cancellation)
    {
        if (Failures.TryDequeue(out var failure))
            throw failure;
        if (renew)
        {
            Renewals++;
            Value = Renewed ?? Value;
        }

        return Task.FromResult<AccessToken?>(new AccessToken(Value, quotaProject));
    }
}
