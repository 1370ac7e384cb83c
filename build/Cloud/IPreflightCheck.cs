namespace Build.Cloud;

/// <summary>One check before a job.</summary>
internal interface IPreflightCheck
{
    /// <summary>What is checked, in a word or two.</summary>
    string Subject { get; }

    /// <param name="signedIn">Whether credentials are available.</param>
    /// <returns>The problems found; empty if there are none.</returns>
    Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation);
}
