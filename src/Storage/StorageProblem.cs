namespace Storage;

/// <summary>Reason for the failure of a store operation.</summary>
public enum StorageProblem
{
    /// <summary>The object does not exist.</summary>
    NotFound,

    /// <summary>The object exists, and the upload was requested only if it does not.</summary>
    AlreadyExists,

    /// <summary>The content differs from the content that was stored or sent.</summary>
    Damaged,

    /// <summary>The bucket does not exist.</summary>
    NoSuchBucket,

    /// <summary>Credentials are missing, or the service does not accept them.</summary>
    NoCredentials,

    /// <summary>The account has no permission for the operation.</summary>
    Denied,

    /// <summary>The store cannot be read or written: file permissions, a full disk, the network.</summary>
    Unavailable,
}
