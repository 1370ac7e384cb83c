namespace Credentials;

/// <summary>The kind of a credentials file: the value of its member <c>type</c>.</summary>
/// <remarks>https://google.aip.dev/auth/4110</remarks>
public enum CredentialsKind
{
    /// <summary>No file, a file that cannot be read, or a type that is not listed here.</summary>
    Other,

    /// <summary><c>authorized_user</c>: a user who signed in with gcloud.</summary>
    AuthorizedUser,

    /// <summary><c>service_account</c>: the key of a service account.</summary>
    ServiceAccount,

    /// <summary><c>external_account</c>: workload identity federation, which exchanges a token of another provider.</summary>
    ExternalAccount,

    /// <summary><c>impersonated_service_account</c>: a service account that another credential impersonates.</summary>
    ImpersonatedServiceAccount,
}
