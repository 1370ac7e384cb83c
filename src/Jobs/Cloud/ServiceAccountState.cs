namespace Jobs.Cloud;

/// <summary>What a service account is to somebody who wants jobs to run as it.</summary>
public enum ServiceAccountState
{
    /// <summary>Jobs may run as it.</summary>
    Usable,

    /// <summary>There is no such account.</summary>
    Absent,

    /// <summary>It is switched off.</summary>
    Disabled,

    /// <summary>It is there, but this user may not let jobs run as it.</summary>
    Forbidden,
}
