namespace Jobs.Cloud;

/// <summary>Retry policy of a request.</summary>
internal enum Repeat
{
    /// <summary>Retry transient failures, for requests that are safe to repeat.</summary>
    Safely,

    /// <summary>Like <see cref="Safely"/>, but for minutes, so that an outage does not end a long wait.</summary>
    Patiently,

    /// <summary>Retry only when the request certainly had no effect.</summary>
    WhenRefused,
}
