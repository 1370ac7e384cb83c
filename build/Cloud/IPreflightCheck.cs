namespace Build.Cloud;

/// <summary>One thing to look at before a job.</summary>
internal interface IPreflightCheck
{
    /// <summary>What is looked at, in a word or two.</summary>
    string Subject { get; }

    /// <param name="signedIn">Whether there are credentials.</param>
    /// <returns>What is wrong; nothing when all is well.</returns>
    Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation);
}
