namespace Build.Cloud;

/// <summary>Runs checks in parallel, each with a time limit, and returns their findings in the order of the checks.</summary>
internal sealed class PreflightRun(TimeProvider clock)
{
    /// <summary>The time limit of one check.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);

    /// <param name="credentials">The check that runs first, because others depend on it; null if no check needs credentials.</param>
    public async Task<IReadOnlyList<Finding>> FindAsync(
        IPreflightCheck? credentials, IReadOnlyList<IPreflightCheck> checks, CancellationToken cancellation = default)
    {
        var first = credentials is null ? [] : await TryAsync(credentials, signedIn: true, cancellation);
        var signedIn = first.All(finding => finding.Kind != FindingKind.Problem);
        // Some checks block their thread: a container engine is a program.
        var others = await Task.WhenAll(checks.Select(check => Task.Run(() => TryAsync(check, signedIn, cancellation), cancellation)));
        return [.. first, .. others.SelectMany(findings => findings)];
    }

    private async Task<IReadOnlyList<Finding>> TryAsync(IPreflightCheck check, bool signedIn, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            // The wait ends even if the check ignores the token.
            return await check.FindAsync(signedIn, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return [Finding.Unchecked(check.Subject, $"no response within {Limit.TotalSeconds:0} s.")];
        }
        catch (FaultException fault)
        {
            return [Finding.Unchecked(check.Subject, fault.Message)];
        }
    }
}
