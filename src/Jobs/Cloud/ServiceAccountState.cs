namespace Jobs.Cloud;

/// <summary>State of a service account for a user who runs jobs with it.</summary>
public enum ServiceAccountState
{
    /// <summary>Jobs can run as this account.</summary>
    Usable,

    /// <summary>The account does not exist.</summary>
    Absent,

    /// <summary>The account is disabled.</summary>
    Disabled,

    /// <summary>The account exists, but the user is not allowed to run jobs as this account.</summary>
    Forbidden,
}
