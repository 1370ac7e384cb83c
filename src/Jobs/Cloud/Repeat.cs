namespace Jobs.Cloud;

/// <summary>When a request that failed is sent again.</summary>
internal enum Repeat
{
    /// <summary>When it may succeed later: doing it twice does no harm.</summary>
    Safely,

    /// <summary>Like that, and for minutes: what has been waited for so long shall not be lost to an outage.</summary>
    Patiently,

    /// <summary>Only when it is sure that it was not done.</summary>
    WhenRefused,
}
