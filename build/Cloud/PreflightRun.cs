namespace Build.Cloud;

/// <summary>Makes checks side by side, none longer than a while, and tells what they find in the order of the checks.</summary>
internal sealed class PreflightRun(TimeProvider clock)
{
    /// <summary>How long one check may take.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);

    /// <param name="credentials">Made first, as others are in vain without; null where no check needs any.</param>
    public async Task<IReadOnlyList<Finding>> FindAsync(
        IPreflightCheck? credentials, IReadOnlyList<IPreflightCheck> checks, CancellationToken cancellation = default)
    {
        var first = credentials is null ? [] : await TryAsync(credentials, signedIn: true, cancellation);
        var signedIn = first.All(finding => finding.Kind != FindingKind.Problem);
        // Some of them block their thread: engines are programs.
        var others = await Task.WhenAll(checks.Select(check => Task.Run(() => TryAsync(check, signedIn, cancellation), cancellation)));
        return [.. first, .. others.SelectMany(findings => findings)];
    }

    private async Task<IReadOnlyList<Finding>> TryAsync(IPreflightCheck check, bool signedIn, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            // Whether or not the check heeds the token.
            return await check.FindAsync(signedIn, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return [Finding.Unchecked(check.Subject, $"there was no answer within {Limit.TotalSeconds:0} s.")];
        }
        catch (FaultException fault)
        {
            return [Finding.Unchecked(check.Subject, fault.Message)];
        }
    }
}
